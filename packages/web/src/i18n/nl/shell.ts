import { one } from '../plural.ts';

/** What every page shares, and the small pages. */
export const shell = {
  brand: 'Wijkritme',
  tagline: 'het ritme van de wijk',
  navigation: 'Hoofdmenu',
  overview: 'Overzicht',
  signals: 'Signalen',
  cases: 'Dossiers',
  measures: 'Maatregelen',
  today: 'Vandaag',
  notices: (unread: number) => (unread > 0 ? `Meldingen (${unread > 99 ? '99+' : unread})` : 'Meldingen'),
  deviations: 'Afwijkingen',
  sensors: 'Sensoren',
  scores: 'Hoe goed?',
  imports: 'Importeren',
  signIn: 'Aanmelden',
  signOut: 'Afmelden',
  register: 'Sensorregister',
  account: 'Mijn account',
  people: 'Mensen',
  otherWays: 'Meld aan op een andere manier',
  check: 'Privacycheck',
  accessibility: 'Toegankelijkheid',
  language: 'Taal',
  languages: { nl: 'Nederlands', en: 'English' },
  theme: 'Kleuren',
  themes: { auto: 'Zoals uw apparaat', light: 'Licht', dark: 'Donker' },
  breadcrumb: 'U bent hier',
  sample: (name: string) => `Voorbeeldgegevens: ${name} is een verzonnen wijk; alle metingen zijn nagemaakt.`,
  sampleCity: 'Demodam',
  offlineTitle: 'Geen verbinding',
  offline: 'U ziet de laatste stand die wij hebben. Wij verversen de pagina zodra de verbinding terug is.',
  skip: 'Direct naar de inhoud',
  loading: 'Bezig met laden',
  retry: 'Probeer opnieuw',
};

export const live = {
  label: 'Live metingen',
  connecting: 'Verbinden…',
  open: 'Live',
  closed: 'Opnieuw verbinden…',
  paused: 'Gepauzeerd',
  offline: 'Geen verbinding',
  pause: 'Pauzeer',
  resume: 'Ga verder',
  changed: (place: string, label: string) => `${place}: ${label}.`,
  newReadings: (n: number) => one(n, 'nieuwe meting', 'nieuwe metingen'),
  newDeviations: (n: number) => `Toon ${one(n, 'nieuwe afwijking', 'nieuwe afwijkingen')}`,
  toNow: 'Ga naar nu',
};

export const signIn = {
  title: 'Aanmelden',
  intro: 'Meld u aan als beheerder met de sleutel van deze installatie.',
  key: 'Sleutel',
  hint: 'De sleutel staat in het scherm waarin u Wijkritme startte, en in het bestand admin.key.',
  submit: 'Meld aan',
  busy: 'Bezig met aanmelden',
  wrong: 'Deze sleutel klopt niet. Kopieer de hele sleutel en probeer het opnieuw.',
  done: 'U bent aangemeld als beheerder.',
  onward: 'Ga naar het overzicht',
  empty: 'Vul de sleutel in. Een sleutel heeft minstens 8 tekens.',
};

export const errors = {
  notFoundTitle: 'Pagina niet gevonden',
  notFound: 'Dit adres bestaat niet of niet meer. Kijk of het adres klopt, of ga naar het overzicht.',
  toOverview: 'Ga naar het overzicht',
  title: 'Er ging iets mis',
  kept: 'Uw gegevens zijn niet veranderd. Probeer het opnieuw.',
  reference: (id: string) => `Kenmerk van deze fout: ${id}`,
  unreachable: 'De server antwoordt niet. Wacht even en probeer het dan opnieuw.',
  newVersionTitle: 'Er is een nieuwe versie',
  newVersion: 'Dit deel van de pagina kon niet laden. Er is waarschijnlijk een nieuwe versie. Laad de pagina opnieuw.',
  reload: 'Laad opnieuw',
  detail: 'De server meldt in het Engels:',
  forbidden: 'Hiervoor heeft u geen recht. Meld u aan, of vraag het aan uw beheerder.',
};

export const accessibility = {
  title: 'Toegankelijkheid',
  paragraphs: [
    'Wij willen dat iedereen Wijkritme kan gebruiken. Wij bouwen volgens WCAG 2.2, niveau A en AA.',
    'Bij elke kaart staat een lijst. Bij elke grafiek staan een zin en een tabel.',
    'U kunt alles met het toetsenbord doen. Kleur is nooit het enige verschil.',
    'Wij testen elke pagina met een automatisch programma. Dat vindt niet alle fouten.',
    'Mensen met een beperking hebben deze versie nog niet getest. Ook een onafhankelijk onderzoek is er nog niet.',
    'De organisatie die deze site gebruikt, publiceert zelf een officiële toegankelijkheidsverklaring.',
    'Kunt u iets niet gebruiken? Meld het bij de organisatie die u deze site gaf.',
  ],
  known: 'Wat nog niet goed is',
  knownItems: [
    'De kaart zelf is een plaatje. Een schermlezer leest de lijst ernaast.',
    'Wij testten nog niet met alle schermlezers.',
  ],
};
