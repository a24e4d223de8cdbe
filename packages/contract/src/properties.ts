/**
 * What may be measured: observed properties with their unit, physical range and kind of series.
 * A reading is a number in one of these units; there is no property that describes a person (invariant 1).
 * Units are UCUM codes; definitions are URIs as OGC SensorThings asks.
 */
export type SeriesKind = 'count' | 'level' | 'proportion' | 'state';

export interface RegisteredProperty {
  readonly id: string;
  readonly definition: string;
  readonly name: { readonly nl: string; readonly en: string };
  readonly kind: SeriesKind;
  readonly unit: { readonly symbol: string; readonly name: string; readonly definition: string };
  readonly min: number;
  readonly max: number;
  /** The lowest value may last for weeks: that is no sensor that is stuck. */
  readonly restsAtMin?: true;
  /** Words for more and less than normal, as people say it of this property. */
  readonly words: { readonly nl: BeatWords; readonly en: BeatWords };
}
export interface BeatWords {
  readonly higher: string;
  readonly lower: string;
}

const base = 'https://wijkritme.example/def/';
const count = { symbol: '{count}', name: 'count', definition: 'ucum:1' };
const busy = { nl: { higher: 'drukker', lower: 'rustiger' }, en: { higher: 'busier', lower: 'quieter' } };
const loud = { nl: { higher: 'harder', lower: 'stiller' }, en: { higher: 'louder', lower: 'quieter' } };
const high = { nl: { higher: 'hoger', lower: 'lager' }, en: { higher: 'higher', lower: 'lower' } };
const warm = { nl: { higher: 'warmer', lower: 'kouder' }, en: { higher: 'warmer', lower: 'colder' } };
const full = { nl: { higher: 'voller', lower: 'leger' }, en: { higher: 'fuller', lower: 'emptier' } };

const fast = { nl: { higher: 'sneller', lower: 'langzamer' }, en: { higher: 'faster', lower: 'slower' } };
const long = { nl: { higher: 'langer', lower: 'korter' }, en: { higher: 'longer', lower: 'shorter' } };

const other = { nl: { higher: 'anders', lower: 'anders' }, en: { higher: 'different', lower: 'different' } };
/** States are numbers whose names stand in the unit; nothing is measured in between. */
const stateOf = (symbol: string, name: string) => ({ symbol, name, definition: 'ucum:1' });

const property = (
  id: string,
  nl: string,
  en: string,
  kind: SeriesKind,
  unit: RegisteredProperty['unit'],
  range: readonly [number, number],
  words: RegisteredProperty['words'],
): RegisteredProperty => ({
  id,
  definition: base + id,
  name: { nl, en },
  kind,
  unit,
  min: range[0],
  max: range[1],
  words,
});

export const registeredProperties: readonly RegisteredProperty[] = [
  property('pedestrians', 'voetgangers', 'pedestrians', 'count', count, [0, 100_000], busy),
  property('bicycles', 'fietsers', 'bicycles', 'count', count, [0, 100_000], busy),
  property('cars', "auto's", 'cars', 'count', count, [0, 100_000], busy),
  property('heavy-vehicles', 'zwaar verkeer', 'heavy vehicles', 'count', count, [0, 100_000], busy),
  property('vehicles', 'motorvoertuigen', 'motor vehicles', 'count', count, [0, 100_000], busy),
  property('passages', 'passages', 'passages', 'count', count, [0, 100_000], busy),
  property(
    'sound-level',
    'geluid',
    'sound level',
    'level',
    { symbol: 'dB(A)', name: 'A-weighted decibel', definition: 'ucum:dB' },
    [0, 150],
    loud,
  ),
  property(
    'pm25',
    'fijnstof (PM2,5)',
    'fine dust (PM2.5)',
    'level',
    { symbol: 'ug/m3', name: 'microgram per cubic metre', definition: 'ucum:ug/m3' },
    [0, 2_000],
    high,
  ),
  property(
    'no2',
    'stikstofdioxide',
    'nitrogen dioxide',
    'level',
    { symbol: 'ug/m3', name: 'microgram per cubic metre', definition: 'ucum:ug/m3' },
    [0, 2_000],
    high,
  ),
  property(
    'temperature',
    'temperatuur',
    'temperature',
    'level',
    { symbol: 'Cel', name: 'degree Celsius', definition: 'ucum:Cel' },
    [-60, 70],
    warm,
  ),
  {
    ...property(
      'rainfall',
      'neerslag',
      'precipitation',
      'level',
      { symbol: 'mm/h', name: 'millimetre per hour', definition: 'ucum:mm/h' },
      [0, 500],
      high,
    ),
    restsAtMin: true,
  },
  property(
    'wind-speed',
    'windsnelheid',
    'wind speed',
    'level',
    { symbol: 'm/s', name: 'metre per second', definition: 'ucum:m/s' },
    [0, 120],
    high,
  ),
  property(
    'pm10',
    'fijnstof (PM10)',
    'fine dust (PM10)',
    'level',
    { symbol: 'ug/m3', name: 'microgram per cubic metre', definition: 'ucum:ug/m3' },
    [0, 5_000],
    high,
  ),
  property(
    'co2',
    'koolstofdioxide',
    'carbon dioxide',
    'level',
    { symbol: '[ppm]', name: 'parts per million', definition: 'ucum:[ppm]' },
    [0, 40_000],
    high,
  ),
  property(
    'humidity',
    'luchtvochtigheid',
    'relative humidity',
    'level',
    { symbol: '%', name: 'percent', definition: 'ucum:%' },
    [0, 100],
    high,
  ),
  property(
    'soil-moisture',
    'bodemvocht',
    'soil moisture',
    'level',
    { symbol: '%', name: 'percent', definition: 'ucum:%' },
    [0, 100],
    high,
  ),
  property(
    'occupancy',
    'bezetting',
    'occupancy',
    'proportion',
    { symbol: '%', name: 'percent', definition: 'ucum:%' },
    [0, 100],
    full,
  ),
  property(
    'speed',
    'snelheid',
    'speed',
    'level',
    { symbol: 'km/h', name: 'kilometre per hour', definition: 'ucum:km/h' },
    [0, 300],
    fast,
  ),
  property(
    'travel-time',
    'reistijd',
    'travel time',
    'level',
    { symbol: 's', name: 'second', definition: 'ucum:s' },
    [0, 86_400],
    long,
  ),
  property('on-off', 'aan of uit', 'on or off', 'state', stateOf('{off-on}', 'off 0, on 1'), [0, 1], other),
  property(
    'open-closed',
    'open of dicht',
    'open or closed',
    'state',
    stateOf('{closed-open}', 'closed 0, open 1'),
    [0, 1],
    other,
  ),
  property('state', 'toestand', 'state', 'state', stateOf('{state}', 'number of the state'), [0, 15], other),
];

/** @example findProperty('sound-level')?.unit.symbol // 'dB(A)' */
export function findProperty(idOrDefinition: string): RegisteredProperty | undefined {
  return registeredProperties.find((p) => p.id === idOrDefinition || p.definition === idOrDefinition);
}
