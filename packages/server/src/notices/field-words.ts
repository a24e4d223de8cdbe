import type { Words } from '@wijkritme/contract';

/** What can be wrong with a field of where news goes to; each says what to do. Read after the name of its field. */
export const fieldWords = {
  noPlace: { nl: 'noemt geen plek; kies een andere', en: 'names no place' },
  noZone: {
    nl: 'is geen tijdzone, zoals Europe/Amsterdam',
    en: 'is no time zone, such as Europe/Amsterdam',
  },
  noAddress: {
    nl: 'vraagt een adres waarvan de link is geopend',
    en: 'needs an address whose link was opened',
  },
  noPoint: {
    nl: 'is geen punt van de kromme P-256; meld het apparaat opnieuw aan',
    en: 'is no point of the curve P-256; subscribe anew',
  },
  noUrl: {
    nl: 'is geen webadres, zoals https://meld.gemeente.example/ritme',
    en: 'is not a web address, such as https://meld.gemeente.example/ritme',
  },
  noTls: { nl: 'moet beginnen met https://', en: 'must begin with https://' },
  secretInUrl: {
    nl: 'mag geen naam of wachtwoord bevatten; de handtekening zegt wie verstuurt',
    en: 'must not hold a name or password; the signature says who sends',
  },
  privateUrl: {
    nl: 'leidt naar een adres binnen het eigen netwerk; PRIVATE_WEBHOOKS=on staat dat toe',
    en: 'leads to a private address; PRIVATE_WEBHOOKS=on allows that',
  },
  otherService: (host: string): Words => ({
    nl: `is van de berichtendienst ${host}, en die gebruikt deze installatie niet; PUSH_SERVICES noemt welke wel`,
    en: `is of the push service ${host}, which this installation does not use; PUSH_SERVICES names them`,
  }),
  port: { nl: 'mag geen poort noemen', en: 'must not name a port' },
} as const;
