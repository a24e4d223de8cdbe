import type { Words } from '@wijkritme/contract';

/** Why a whole file with rounds cannot be read, and what to do. */
export const fileWords = {
  missing: (columns: readonly string[]): Words => ({
    nl: `De kop van de tabel mist deze kolommen: ${columns.join(', ')}.`,
    en: `The head of the table misses these columns: ${columns.join(', ')}.`,
  }),
  noJson: {
    nl: 'Het bestand is geen JSON; kijk of het is afgebroken.',
    en: 'The file is no JSON; see whether it was cut off.',
  },
  noList: { nl: 'In het bestand staat geen lijst met rondes.', en: 'The file holds no list of rounds.' },
  quotation: (row: number): Words => ({
    nl: `Een aanhalingsteken van rij ${row} is niet gesloten, of staat waar het niet kan.`,
    en: `A quotation mark of row ${row} is not closed, or stands where none can be.`,
  }),
  empty: { nl: 'In het bestand staan geen rijen.', en: 'The file holds no rows.' },
  tooMany: (most: number): Words => ({
    nl: `In het bestand staan meer dan ${most} rijen; verdeel het over meer bestanden.`,
    en: `The file holds more than ${most} rows; divide it over several.`,
  }),
} as const;
