/**
 * One-dimensional arrays in PostgreSQL's binary format (array_send): `pg` hands a Buffer parameter on as binary, which
 * costs the server no parsing. Layout: int32 dimensions, int32 has-nulls, int32 element oid, int32 length, int32 lower
 * bound, then per element int32 size and the value. A NaN becomes null where `nullable`.
 */
const HEADER = 20;
/** An array of nothing has no length and no lower bound. */
const EMPTY = 12;
const EPOCH_2000_MS = 946_684_800_000;

function header(oid: number, count: number, elementBytes: number, hasNulls: boolean): Buffer {
  const buffer = Buffer.allocUnsafe(HEADER + count * (4 + elementBytes));
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(hasNulls ? 1 : 0, 4);
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(count, 12);
  buffer.writeInt32BE(1, 16);
  return buffer;
}

export function int4Array(values: ArrayLike<number>, count: number): Buffer {
  const buffer = header(23, count, 4, false);
  for (let i = 0, at = HEADER; i < count; i++) {
    at = buffer.writeInt32BE(4, at);
    at = buffer.writeInt32BE(values[i] as number, at);
  }
  return buffer;
}

export function float8Array(values: ArrayLike<number>, count: number): Buffer {
  const buffer = header(701, count, 8, false);
  for (let i = 0, at = HEADER; i < count; i++) {
    at = buffer.writeInt32BE(8, at);
    at = buffer.writeDoubleBE(values[i] as number, at);
  }
  return buffer;
}

/** A missing number is NaN: without nulls every element has one size, and the server can cut slices at once. */
export function float4Array(values: ArrayLike<number>, count: number): Buffer {
  const buffer = header(700, count, 4, false);
  for (let i = 0, at = HEADER; i < count; i++) {
    at = buffer.writeInt32BE(4, at);
    at = buffer.writeFloatBE(values[i] as number, at);
  }
  return buffer;
}

/** Times as ms since 1970 (whole numbers); PostgreSQL keeps µs since 2000. */
export function timestamptzArray(values: ArrayLike<number>, count: number): Buffer {
  const buffer = header(1184, count, 8, false);
  for (let i = 0, at = HEADER; i < count; i++) {
    at = buffer.writeInt32BE(8, at);
    at = writeMicros(buffer, values[i] as number, at);
  }
  return buffer;
}

/** As `timestamptzArray`, with NaN as null. */
export function nullableTimestamptzArray(values: ArrayLike<number>, count: number): Buffer {
  const buffer = header(1184, count, 8, true);
  let at = HEADER;
  for (let i = 0; i < count; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) {
      at = buffer.writeInt32BE(-1, at);
    } else {
      at = buffer.writeInt32BE(8, at);
      at = writeMicros(buffer, value, at);
    }
  }
  return buffer.subarray(0, at);
}

/** µs since 2000 as two 32-bit halves; exact for every ms between 1860 and 2140, and much faster than BigInt. */
function writeMicros(buffer: Buffer, ms: number, at: number): number {
  const micros = (ms - EPOCH_2000_MS) * 1000;
  const high = Math.floor(micros / 4_294_967_296);
  buffer.writeInt32BE(high, at);
  buffer.writeUInt32BE(micros - high * 4_294_967_296, at + 4);
  return at + 8;
}

/** The numbers of what `array_send` made of an int4, float4 or float8 array without nulls. PGlite hands over plain bytes. */
export function readNumbers(sent: Uint8Array): number[] {
  const bytes = Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength);
  if (bytes.length <= HEADER) return [];
  const oid = bytes.readInt32BE(8);
  const count = bytes.readInt32BE(12);
  const values = new Array<number>(count);
  const step = oid === 701 ? 12 : 8;
  for (let i = 0, at = HEADER + 4; i < count; i++, at += step)
    values[i] = oid === 23 ? bytes.readInt32BE(at) : oid === 700 ? bytes.readFloatBE(at) : bytes.readDoubleBE(at);
  return values;
}

/**
 * The same, out of the middle of bytes and into a column that is there already; what is left of the column becomes NaN.
 * @returns how many numbers there were, and where the bytes of the array end
 * @throws RangeError the array holds more than the column, or the bytes end before it does
 */
export function readNumbersInto(bytes: DataView, at: number, into: Float64Array): { count: number; end: number } {
  if (bytes.getInt32(at) === 0) {
    into.fill(Number.NaN);
    return { count: 0, end: at + EMPTY };
  }
  const oid = bytes.getInt32(at + 8);
  const count = bytes.getInt32(at + 12);
  if (count > into.length) throw new RangeError(`${count} numbers do not fit a column of ${into.length}`);
  const step = oid === 701 ? 12 : 8;
  let place = at + HEADER + 4;
  for (let i = 0; i < count; i++, place += step)
    into[i] = oid === 700 ? bytes.getFloat32(place) : oid === 23 ? bytes.getInt32(place) : bytes.getFloat64(place);
  into.fill(Number.NaN, count);
  return { count, end: place - 4 };
}
