/**
 * An observation's id is its natural key, packed: datastream (21 bits) and phenomenon time in ms since 1970 (42 bits,
 * until the year 2109). So it needs no column and no index. It fits the 64-bit integer that SensorThings asks for but
 * not a JavaScript number: keep it as BigInt or text. See docs/decisions.
 */
const TIME_BITS = 42n;
const TIME_MASK = (1n << TIME_BITS) - 1n;

/** @throws RangeError for a datastream beyond 21 bits: two million on one installation */
export function toObservationId(datastream: number, time: number): bigint {
  if (datastream >= 2 ** 21) throw new RangeError(`datastream ${datastream} does not fit an observation id`);
  return (BigInt(datastream) << TIME_BITS) | BigInt(time);
}

export function parseObservationId(id: bigint): { datastream: number; time: number } {
  return { datastream: Number(id >> TIME_BITS), time: Number(id & TIME_MASK) };
}

/** 2^42 in parts of nine decimal digits. */
const HIGH = 4_398;
const LOW = 46_511_104;
const PART = 1_000_000_000;

/** The same id as decimal text, without BigInt: the answer to a data array holds one per row. */
export function observationIdText(datastream: number, time: number): string {
  const low = datastream * LOW + time;
  const carry = Math.floor(low / PART);
  const high = datastream * HIGH + carry;
  const rest = String(low - carry * PART);
  return high === 0 ? rest : high + '000000000'.slice(rest.length) + rest;
}
