import type { Words } from '@wijkritme/contract';

/** What can be wrong with a feed that somebody sets; each says what to do. Read after the name of its field. */
export const feedWords = {
  oneOf: (ids: readonly string[]): Words => ({ nl: `is een van ${ids.join(', ')}`, en: `is one of ${ids.join(', ')}` }),
  looksLike: (example: string): Words => ({ nl: `ziet eruit als ${example}`, en: `looks like ${example}` }),
  origin: (own: string): Words => ({
    nl: `is ${own}, of een adres dat FEED_ORIGINS noemt`,
    en: `is ${own}, or one that FEED_ORIGINS names`,
  }),
  key: (name: Words): Words => ({
    nl: `is nodig; vraag de sleutel bij ${name.nl}`,
    en: `is needed: ${name.en} gives it out`,
  }),
  lacksImport: {
    nl: 'heeft een apparaat nodig dat uit een import van dezelfde bron komt; importeer eerst de tabel met meetpunten',
    en: 'needs a thing that came from an import of the same source; import its site table first',
  },
  lacksLorawan: {
    nl: 'heeft een apparaat nodig van een soort die LoRaWAN spreekt; voeg het toe als gevonden apparaat',
    en: 'needs a thing of a device type that speaks LoRaWAN; add it as a found device',
  },
  lacksType: (type: string): Words => ({
    nl: `heeft een apparaat van de soort ${type} nodig; voeg het toe als gevonden apparaat`,
    en: `needs a thing of device type ${type}; add it as a found device`,
  }),
} as const;
