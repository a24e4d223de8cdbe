import { one } from '../i18n/plural.ts';

/** Texts of the page about the installation itself. */
export const upkeepNl = {
  title: 'Hoe het systeem het doet',
  intro: 'Deze pagina is voor beheerders. Zij ververst zichzelf elke tien seconden.',
  needRight: 'Deze pagina is voor beheerders. Meld u aan als beheerder om haar te zien.',
  asTable: 'Bekijk de tabel',
  none: 'niets',
  table: { time: 'tijd', day: 'dag' },

  intakeTitle: 'Metingen die binnenkomen',
  sinceStart: (when: string) => `Geteld sinds de start van deze server, ${when}.`,
  hourTitle: 'Per minuut, het afgelopen uur',
  dayTitle: 'Per uur, de afgelopen dag',
  hourSentence: (stored: string, refused: string) =>
    `In het afgelopen uur zijn ${stored} metingen bewaard en ${refused} geweigerd.`,
  daySentence: (stored: string, refused: string) =>
    `In de afgelopen dag zijn ${stored} metingen bewaard en ${refused} geweigerd.`,
  perMinute: (count: string) => `Hoogste minuut: ${count}`,
  perHour: (count: string) => `Hoogste uur: ${count}`,
  legendStored: 'bewaard of herhaald',
  legendRefused: 'geweigerd',
  barsSurface: 'Grafiek. Pijl links en rechts: staaf voor staaf. Home en End: begin en einde.',
  barRead: (time: string, stored: string, repeated: string, refused: string) =>
    `${time}: ${stored} bewaard, ${repeated} herhaald, ${refused} geweigerd.`,
  columns: { stored: 'bewaard', repeated: 'herhaald', refused: 'geweigerd' },
  refusalsTitle: 'Waarom metingen zijn geweigerd',
  refusalsNone: 'In de afgelopen dag is niets geweigerd.',
  refusalsSentence: (rule: string, count: string) => `Vaakst geweigerd in de afgelopen dag: ${rule} (${count}).`,
  refusalColumns: { rule: 'regel', hour: 'afgelopen uur', day: 'afgelopen dag' },

  lagTitle: 'Wat wacht',
  lagCalm: 'Niets loopt achter.',
  lagBusy: 'Er loopt iets achter. Kijk hieronder wat.',
  lagCaption: 'Wachtrijen van dit systeem',
  lagColumns: { what: 'wat', waiting: 'wacht', since: 'oudste sinds' },
  lagRows: {
    queue: 'metingen die bewaard worden',
    rhythm: 'meetreeksen die opnieuw beoordeeld worden',
    rhythmElsewhere: 'meetreeksen die opnieuw beoordeeld worden (een andere server doet dit)',
    outbox: 'nieuws dat nog niet door iedereen gelezen is',
    jobs: 'taken die aan de beurt zijn',
    jobsFailed: 'taken die in de afgelopen dag mislukt zijn',
  },
  atLeast: (count: string) => `meer dan ${count}`,
  ofLimit: (count: string, limit: string) => `${count} van ${limit}`,

  gapsTitle: 'Meetreeksen die zwijgen',
  gapsNone: 'Alle meetreeksen die horen te zenden, zenden.',
  gapsSome: (count: number, longest: string) =>
    `${one(count, 'meetreeks zwijgt', 'meetreeksen zwijgen')}. De langste zwijgt ${longest}.`,
  gapsNever: (count: number) =>
    count === 1 ? 'Van 1 meetreeks kwam nog nooit iets.' : `Van ${count} meetreeksen kwam nog nooit iets.`,
  gapsElsewhere: 'Een andere server houdt het ritme bij. Kijk daar welke meetreeksen zwijgen.',
  gapsMore: (count: number) => `Nog ${count} staan op de pagina van de sensoren.`,
  gapColumns: { sensor: 'sensor', series: 'meetreeks', since: 'laatste meting' },

  outsideTitle: 'Bronnen en berichten',
  feedsNone: 'Er zijn geen bronnen van elders.',
  feedsWork: (count: number) =>
    count === 1 ? 'De bron van elders werkt.' : `Alle ${count} bronnen van elders werken.`,
  feedsFail: (failing: number, total: number) =>
    `${failing} van ${one(total, 'bron', 'bronnen')} van elders werkt niet.`,
  feedColumns: { sensor: 'sensor', why: 'wat er is', failures: 'keer achter elkaar', last: 'werkte het laatst' },
  neverWorked: 'nooit',
  deliveriesNone: 'Geen mail of bericht is opgegeven.',
  deliveriesDead: (mails: number, webhooks: number) =>
    `Opgegeven: ${one(mails, 'mail', 'mails')} en ${one(webhooks, 'bericht', 'berichten')}.`,
  deliveriesWaiting: (count: number) => `${one(count, 'zending wacht', 'zendingen wachten')}.`,
  toSending: 'Bekijk de verzending',

  sizeTitle: 'Ruimte',
  sizeSentence: (size: string) => `De opslag is ${size} groot.`,
  growth: (pace: string) => `Zij groeit met ongeveer ${pace} per dag.`,
  growthSteady: 'Zij groeit niet.',
  growthUnknown: 'Hoe hard zij groeit, is nog niet te zeggen. Daarvoor zijn zeven dagen nodig.',
  disk: (free: string, total: string) => `Op de schijf is ${free} van ${total} vrij.`,
  diskElsewhere: 'De database staat elders. Van die schijf weten wij niets.',
  full: (day: string, from: string, to: string) =>
    `De schijf is vol rond ${day}, als het zo doorgaat. Waarschijnlijk tussen ${from} en ${to}.`,
  fullOpen: (day: string, from: string) =>
    `De schijf is vol rond ${day}, als het zo doorgaat. Dat kan vanaf ${from}, en ook veel later.`,
  far: (years: number) => `De schijf is de komende ${years} jaar niet vol, als het zo doorgaat.`,
  fullUnknown: {
    'few-samples': (have: number, need: number) =>
      `Wanneer de schijf vol is, is niet te zeggen. Er zijn ${have} van de ${need} dagen gemeten.`,
    elsewhere: 'Wanneer de schijf vol is, is hier niet te zeggen. Vraag het de beheerder van de database.',
    'not-filling': 'Wanneer de schijf vol is, is niet te zeggen. De vrije ruimte neemt niet af.',
    unsure: 'Wanneer de schijf vol is, is niet te zeggen. De vrije ruimte gaat op en neer.',
  },
  tablesCaption: 'De grootste tabellen, met hun indexen',
  tableColumns: { name: 'tabel', size: 'grootte' },
  samplesTitle: 'Grootte van de opslag per dag',
  samplesSentence: (from: string, to: string) => `Van ${from} naar ${to}, één keer per dag gemeten.`,
  samplesOne: 'Er is pas één dag gemeten.',
  sampleColumns: { size: 'opslag', free: 'vrij op de schijf' },
  unknown: 'niet bekend',

  careTitle: 'Back-up en verwijderen',
  backup: (name: string, age: string) => `De laatste back-up is ${name}, ${age}. Zij is bij het maken teruggelezen.`,
  backupNone: 'Er is nog geen back-up gemaakt, of geen die er nog is.',
  retention: (age: string, count: number) => `Wat weg moest is ${age} verwijderd: ${one(count, 'waarde', 'waarden')}.`,
  retentionRunning: 'Er wordt nu verwijderd wat weg moet.',
  retentionNone: 'Er is nog niet verwijderd wat weg moet. Dat gebeurt elke nacht.',

  serverTitle: 'Deze server',
  facts: {
    version: 'versie',
    store: 'opslag',
    servers: 'servers op deze opslag',
    started: 'gestart',
  },
  stores: {
    embedded: 'eigen PostgreSQL',
    postgresql: 'PostgreSQL elders',
    pglite: 'PGlite',
  },
  notDurable: 'overleeft geen stroomuitval',
};

export type UpkeepText = typeof upkeepNl;
