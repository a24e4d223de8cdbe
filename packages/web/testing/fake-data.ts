import type { Beat, Datastream, Deviation, DeviationReason, Passport, Place, Thing } from '@wijkritme/contract';

/** A small made-up Demodam, for looking at pages without a server. Everything follows from the time and an id. */
export const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const now = Date.now();
const iso = (at: number) => new Date(at).toISOString();
export type Lang = 'nl' | 'en';

const names = ['Havenkwartier', 'Stationsplein', 'Molenbuurt', 'Parkzicht', 'Oude Gracht', 'Zuiderdijk'];
const place = (id: number, name: string, kind: Place['kind'], parentId: number | null): Place => ({
  id,
  code: `DM${String(id).padStart(4, '0')}`,
  name,
  kind,
  parentId,
  timeZone: 'Europe/Amsterdam',
  country: 'NL',
  schoolRegion: null,
  simulated: true,
  figures: {},
  bbox: null,
});
export const places: Place[] = [
  place(1, 'Demodam', 'municipality', null),
  place(2, 'Demodam-Oost', 'district', 1),
  ...names.map((name, index) => place(index + 3, name, 'neighbourhood', 2)),
];

const cell = 0.008;
const ring = (x: number, y: number, w: number, h: number) => [
  [
    [x, y],
    [x + w * 0.55, y - h * 0.06],
    [x + w, y],
    [x + w * 1.04, y + h * 0.5],
    [x + w, y + h],
    [x + w * 0.5, y + h * 1.05],
    [x, y + h],
    [x, y],
  ],
];
const corner = (index: number): [number, number] => [
  5.14 + (index % 3) * cell * 1.3,
  52.545 + Math.floor(index / 3) * cell,
];
const polygon = (id: number, coordinates: unknown[]) => ({
  type: 'Feature' as const,
  id,
  geometry: { type: 'Polygon', coordinates },
  properties: {},
});
export const shapes = {
  type: 'FeatureCollection' as const,
  features: [
    polygon(2, ring(5.138, 52.5435, cell * 4.2, cell * 2.4)),
    ...names.map((_, index) => polygon(index + 3, ring(...corner(index), cell * 1.25, cell * 0.95))),
  ],
};

const line = (coordinates: number[][], properties = {}) => ({
  type: 'Feature' as const,
  geometry: { type: 'LineString', coordinates },
  properties,
});
export const mapLayers: Record<string, unknown[]> = {
  water: [
    { type: 'Feature', geometry: { type: 'Polygon', coordinates: ring(5.13, 52.552, 0.05, 0.0012) }, properties: {} },
  ],
  green: [
    { type: 'Feature', geometry: { type: 'Polygon', coordinates: ring(5.152, 52.546, 0.006, 0.004) }, properties: {} },
  ],
  road: Array.from({ length: 9 }, (_, i) =>
    line([
      [5.137 + i * 0.0045, 52.543],
      [5.139 + i * 0.0045, 52.564],
    ]),
  ),
  rail: [
    line([
      [5.13, 52.5495],
      [5.185, 52.556],
    ]),
  ],
  building: Array.from({ length: 240 }, (_, i) =>
    polygon(1000 + i, ring(5.1405 + (i % 20) * 0.0016, 52.5455 + Math.floor(i / 20) * 0.0013, 0.0007, 0.0005)),
  ),
};

export const passport: Passport = {
  owner: 'Gemeente Demodam',
  contact: 'sensoren@demodam.example',
  purpose: 'Weten hoe druk het is op straat, zodat de gemeente op tijd kan helpen.',
  legalBasis: 'Gemeentewet, artikel 160',
  unit: '{count}',
  personalData: false,
  minimumGroup: 5,
  intervalSeconds: 300,
  retentionDays: 365,
  validFrom: iso(now - 400 * DAY_MS),
  validUntil: iso(now + 400 * DAY_MS),
};

interface Series {
  id: number;
  thing: number;
  property: string;
  nl: string;
  en: string;
  unit: string;
  base: number;
  swing: number;
  status: Datastream['status'];
}
const series = (
  id: number,
  thing: number,
  property: string,
  nl: string,
  en: string,
  unit: string,
  base: number,
  swing: number,
  status: Datastream['status'] = 'normal',
): Series => ({ id, thing, property, nl, en, unit, base, swing, status });
export const allSeries: Series[] = [
  series(1, 1, 'pedestrians', 'Voetgangers', 'Pedestrians', '{count}', 30, 60, 'deviation'),
  series(2, 1, 'sound-level', 'Geluid', 'Sound level', 'dB(A)', 48, 14),
  series(3, 2, 'bicycles', 'Fietsers', 'Bicycles', '{count}', 20, 50),
  series(4, 2, 'cars', "Auto's", 'Cars', '{count}', 40, 70),
  series(5, 3, 'pm25', 'Fijnstof (PM2,5)', 'Fine dust (PM2.5)', 'ug/m3', 8, 7),
  series(6, 4, 'temperature', 'Temperatuur', 'Temperature', 'Cel', 9, 5, 'learning'),
  series(7, 5, 'sound-level', 'Geluid', 'Sound level', 'dB(A)', 45, 12, 'gap'),
  series(8, 6, 'occupancy', 'Bezetting fietsenstalling', 'Bicycle parking occupancy', '%', 40, 45),
  series(9, 6, 'passages', 'Passages', 'Passages', '{count}', 25, 60, 'stuck'),
  series(10, 7, 'no2', 'Stikstofdioxide', 'Nitrogen dioxide', 'ug/m3', 15, 9, 'no-data'),
];

const thingNames = [
  'Teller Kade',
  'Telslang Stationsweg',
  'Luchtmeter Molen',
  'Weerpaal Park',
  'Geluidmeter Gracht',
  'Stalling Zuid',
  'Nieuwe luchtmeter',
];
export const things: Thing[] = thingNames.map((name, index) => ({
  id: index + 1,
  name,
  description: 'Sensor aan een lantaarnpaal, telt en meet zonder camera.',
  externalId: `eui-70b3d5499${1000 + index}`,
  placeId: index < 6 ? index + 3 : null,
  position: index < 6 ? [corner(index)[0] + cell * 0.4, corner(index)[1] + cell * 0.3] : null,
  simulated: true,
  datastreams: allSeries
    .filter(({ thing }) => thing === index + 1)
    .map((item) => ({
      id: item.id,
      name: item.nl,
      property: item.property,
      unit: item.unit,
      passportStatus: index === 6 ? 'missing' : 'valid',
      passport: index === 6 ? null : { ...passport, unit: item.unit },
      stage: 'field',
    })),
}));

/** A rhythm of day and week with a little noise that depends on nothing but the time. */
export function normalAt({ base, swing }: Series, at: number): number {
  const hour = ((at / HOUR_MS + 1) % 24) + 0;
  const weekend = [2, 3].includes(Math.floor(at / DAY_MS) % 7) ? 0.7 : 1;
  const day =
    Math.max(0, Math.sin(((hour - 6) / 24) * 2 * Math.PI)) + 0.5 * Math.max(0, Math.sin(((hour - 14) / 12) * Math.PI));
  return base + swing * day * 0.7 * weekend;
}
export function measuredAt(item: Series, at: number): number | null {
  const noise = Math.sin(at / 7_919_000 + item.id) * Math.cos(at / 1_237_000) * item.swing * 0.12;
  if (item.status === 'gap' && at > now - 5 * HOUR_MS) return null;
  const hit = deviationsOf().find(
    (d) =>
      d.datastreamId === item.id && Date.parse(d.start) <= at && at <= Date.parse(d.end ?? iso(Date.now() + DAY_MS)),
  );
  if (hit?.kind === 'silent') return null;
  const lift = hit ? (hit.kind === 'lower' ? -0.5 : 0.75) * item.swing : 0;
  return Math.round(Math.max(0, normalAt(item, at) + noise + lift) * 10) / 10;
}
export const rangeAt = (item: Series, at: number) => {
  const mid = normalAt(item, at);
  return { low: Math.max(0, mid - item.swing * 0.22), mid, high: mid + item.swing * 0.25 };
};

const kinds: Deviation['kind'][] = [
  'higher',
  'lower',
  'silent',
  'higher',
  'level-shift',
  'stuck',
  'changed-shape',
  'implausible',
];
let cache: Deviation[] | undefined;
export function deviationsOf(): Deviation[] {
  cache ??= Array.from({ length: 34 }, (_, i) => {
    const kind = kinds[i % kinds.length] ?? 'higher';
    const item = allSeries[i === 0 ? 0 : (i * 3) % 9] ?? allSeries[0];
    if (!item) throw new Error('no series');
    const start = now - (i === 0 ? 1.5 * HOUR_MS : i * 0.9 * DAY_MS);
    const end = i === 0 ? null : start + (1 + (i % 4)) * HOUR_MS;
    const thing = things[item.thing - 1];
    const placeName = places.find(({ id }) => id === thing?.placeId)?.name ?? null;
    return {
      id: i + 1,
      datastreamId: item.id,
      placeId: thing?.placeId ?? null,
      signalId: null,
      kind: i === 0 ? 'higher' : kind,
      pattern: null,
      start: iso(start),
      end: end === null ? null : iso(end),
      peakTime: iso(start + HOUR_MS / 2),
      peakValue: kind === 'silent' ? null : item.base + item.swing * 1.4,
      expected: rangeAt(item, start),
      meanDifference: kind === 'silent' ? null : item.swing * 0.6,
      readings: 14,
      surprise: 3 + (i % 5),
      onceInWeeks: 4 + i,
      probability: -Math.expm1(-1 / (4 + i)),
      unit: item.unit,
      propertyName: item.nl,
      placeName,
      simulated: true,
      sentence: `${item.nl}: op het hoogste moment ${Math.round(item.base + item.swing * 1.4)}, normaal is ${Math.round(item.base)} tot ${Math.round(item.base + item.swing)}.`,
    };
  });
  return cache;
}

export function datastreams(lang: Lang): Datastream[] {
  const at = Date.now();
  return allSeries.map((item) => {
    const thing = things[item.thing - 1];
    const value = item.status === 'no-data' ? null : measuredAt(item, at - (item.status === 'gap' ? 6 * HOUR_MS : 0));
    return {
      id: item.id,
      name: lang === 'nl' ? item.nl : item.en,
      thingId: item.thing,
      thingName: thing?.name ?? '',
      placeId: thing?.placeId ?? null,
      property: item.property,
      propertyName: lang === 'nl' ? item.nl : item.en,
      unit: item.unit,
      kind: 'count',
      intervalSeconds: 300,
      simulated: true,
      status: item.status,
      stage: 'field',
      latest: value === null ? null : { time: iso(at - (item.status === 'gap' ? 6 * HOUR_MS : 4_000)), value },
      expected: item.status === 'learning' || item.status === 'no-data' ? null : rangeAt(item, at),
      learning: { ready: item.status !== 'learning', daysNeeded: item.status === 'learning' ? 12 : 0, confidence: 0.5 },
      counts: { stored: 100_000 + item.id, repeated: 3, conflicts: 0, refused: item.status === 'no-data' ? 214 : 0 },
      sentence:
        lang === 'nl' ? `De sensor meet nu ${value ?? 'niets'}.` : `The sensor measures ${value ?? 'nothing'} now.`,
    };
  });
}

const words: Beat['word'][] = ['busy', 'usual', 'usual', 'learning', 'silent-sensor', 'quiet'];
const labels = {
  nl: {
    busy: 'drukker dan normaal',
    usual: 'zoals normaal',
    learning: 'nog aan het leren',
    'silent-sensor': 'sensor meet niet',
    quiet: 'rustiger dan normaal',
  },
  en: {
    busy: 'busier than normal',
    usual: 'as normal',
    learning: 'still learning',
    'silent-sensor': 'sensor is silent',
    quiet: 'quieter than normal',
  },
} as Record<Lang, Record<string, string>>;
export function beats(lang: Lang, turn = 0): Beat[] {
  return places.map((item, index) => {
    const word = index < 2 ? 'usual' : index === 3 && turn % 2 === 1 ? 'busy' : (words[index - 2] ?? 'no-sensor');
    return {
      placeId: item.id,
      word,
      label: labels[lang][word] ?? word,
      sentence:
        lang === 'nl' ? `In ${item.name} is het nu ${labels.nl[word]}.` : `${item.name} is ${labels.en[word]} now.`,
      since: word === 'usual' ? null : iso(now - 1.5 * HOUR_MS),
      datastreams: 2,
      deviating: word === 'busy' ? 1 : 0,
      silent: word === 'silent-sensor' ? 1 : 0,
      implausible: 0,
      learning: word === 'learning' ? 1 : 0,
    };
  });
}

export const reasonOf = (deviation: Deviation): DeviationReason => ({
  deviation,
  measured: 'Tussen 20.00 en 22.30 uur telde de sensor 92 voetgangers per vijf minuten.',
  normal: 'Normaal zijn dat er op vrijdagavond 31 tot 55.',
  difference: 'Dat is 37 meer dan normaal.',
  before: { count: 2, days: 365, sentence: 'In het afgelopen jaar zagen wij dit twee keer.' },
  quality: { coverage: 0.97, sentence: 'Bijna alle metingen kwamen op tijd binnen.' },
  explanations: [
    { kind: 'event', sentence: 'Op deze dag was de lichtjesmarkt.' },
    { kind: 'neighbours', sentence: 'Ook op het Stationsplein was het drukker.' },
  ],
  unknown: ['Wij weten niet wie er liep of waarom.', 'Wij weten niet of mensen het vervelend vonden.'],
});
