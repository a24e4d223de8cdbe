/** Readings by column. Times are UTC ms (whole); a NaN result time means "not given". Only the first `count` are filled. */
export interface Readings {
  readonly datastream: NumberColumn;
  readonly time: NumberColumn;
  readonly value: NumberColumn;
  readonly resultTime: NumberColumn;
  /** Rows that are about another feature than their datastream, by row number; undefined where none is, as a rule. */
  features: Map<number, number> | undefined;
  count: number;
}

/** A typed array, or an ordinary one where there is a single row. */
export interface NumberColumn extends Iterable<number> {
  readonly length: number;
  [row: number]: number;
}

/** One reading by itself: ordinary arrays, because a typed array costs more to make than the reading to store. */
export function oneReading(datastream: number, time: number, value: number, resultTime = Number.NaN): Readings {
  return {
    datastream: [datastream],
    time: [time],
    value: [value],
    resultTime: [resultTime],
    features: undefined,
    count: 1,
  };
}

export function createReadings(capacity: number): Readings {
  return {
    datastream: new Int32Array(capacity),
    time: new Float64Array(capacity),
    value: new Float64Array(capacity),
    resultTime: new Float64Array(capacity).fill(Number.NaN),
    features: undefined,
    count: 0,
  };
}

export function addReading(
  readings: Readings,
  datastream: number,
  time: number,
  value: number,
  resultTime = Number.NaN,
): void {
  const at = readings.count;
  readings.datastream[at] = datastream;
  readings.time[at] = time;
  readings.value[at] = value;
  readings.resultTime[at] = resultTime;
  readings.count = at + 1;
}

/** Keep the room, forget the content. */
export function clearReadings(readings: Readings): void {
  readings.count = 0;
  readings.features = undefined;
}

/** The newest row of `readings` is about this feature. */
export function nameFeature(readings: Readings, feature: number | undefined): void {
  if (feature === undefined) return;
  readings.features ??= new Map();
  readings.features.set(readings.count - 1, feature);
}
