import { one } from '../plural.ts';

/** The list of sensors, the page of one and new devices. */
export const sensors = {
  title: 'Sensoren',
  intro: 'Hier ziet u of elke sensor meet, en of het paspoort in orde is.',
  caption: 'Alle meetreeksen',
  sensor: 'Sensor',
  series: 'Meetreeks',
  status: 'Stand',
  last: 'Laatste meting',
  passport: 'Paspoort',
  stored: 'Bewaard',
  refused: 'Geweigerd',
  countsHint: 'De tellingen beginnen als de server start.',
  never: 'nog nooit',
  empty: 'Er zijn nog geen sensoren',
  emptyText: 'Sluit een sensor aan of lees een bestand in. Daarna ziet u hier hoe het gaat.',
  withoutPassport: 'Nog zonder paspoort',
  withoutPassportText: 'Van deze apparaten bewaren wij geen metingen tot er een paspoort is.',
  give: (name: string) => `Geef een paspoort: ${name}`,
  identity: 'Kenmerk',
  none: 'geen',
  simulated: 'nagemaakt',
  place: 'Plek',
  noPlace: 'nog geen plek',
  position: 'Positie',
  all: 'Alle sensoren',
  contradicts: 'spreekt buren tegen',
  contradictsTitle: 'Spreekt zijn buren tegen',
  attention: 'Deze sensoren vragen aandacht',
  moreAttention: (n: number) => `Toon nog ${one(n, 'meetreeks', 'meetreeksen')}`,
  search: 'Zoek op naam of kenmerk',
  searchButton: 'Zoek',
  filters: 'Filters',
  allPassports: 'Alle paspoorten',
  shown: (n: number, of: number) =>
    n === of ? `U ziet ${one(n, 'sensor', 'sensoren')}.` : `U ziet ${n} van de ${of} sensoren.`,
  notFound: 'Geen sensoren gevonden',
  notFoundText: 'Met deze filters is er niets. Wis de filters om alles te zien.',
  clear: 'Wis filters',
  more: 'Toon meer sensoren',
  inRegister: 'Bekijk deze sensor in het openbare sensorregister',
  toChart: 'Bekijk de grafiek',
  degrees: (lat: string, lon: string) => `${lat}° noorderbreedte, ${lon}° oosterlengte`,
  problems: (n: number) =>
    n === 0
      ? 'Alle meetreeksen werken.'
      : n === 1
        ? 'Let op: 1 meetreeks meet niet goed.'
        : `Let op: ${n} meetreeksen meten niet goed.`,
};
