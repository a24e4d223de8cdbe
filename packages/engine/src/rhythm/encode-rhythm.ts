import type { SeriesKind } from '../kinds/series-spec.ts';
import { createRhythm, type RhythmState } from './create-rhythm.ts';
import type { RhythmStatus } from './verdict.ts';

/** "WKR" and the version of the layout; the layout is the order of fields in `RhythmParts`, so a change there is a new version. */
const MAGIC = 0x574b52;
const VERSION = 1;
const KINDS: readonly SeriesKind[] = ['count', 'level', 'proportion'];
const STATUSES: readonly RhythmStatus[] = ['learning', 'normal', 'deviation', 'gap', 'stuck'];
/** Magic and version, kind, status, two bytes spare, then interval, min, max, last time, last value, silent since. */
const HEADER_BYTES = 8 + 6 * 8;

/** Visits every number and typed array of the learned parts, always in the same order. */
interface Visitor {
  number(value: number): number;
  array(values: Float32Array | Float64Array): void;
}

/** The whole state as bytes: little-endian, equal states give equal bytes. */
export function encodeRhythm(state: RhythmState): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + sizeOf(state));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC * 256 + VERSION);
  view.setUint8(4, KINDS.indexOf(state.spec.kind));
  view.setUint8(5, STATUSES.indexOf(state.status));
  const { intervalMs, min, max } = state.spec;
  const head = [intervalMs, min, max, state.lastTime, state.lastValue, state.silentSince];
  head.forEach((value, i) => {
    view.setFloat64(8 + 8 * i, value, true);
  });
  let at = HEADER_BYTES;
  visit(state.parts, {
    number(value) {
      view.setFloat64(at, value, true);
      at += 8;
      return value;
    },
    array(values) {
      at = writeArray(view, at, values);
    },
  });
  return bytes;
}

/** The state back from its bytes. @throws RangeError on bytes of another kind, version or length */
export function decodeRhythm(bytes: Uint8Array): RhythmState {
  if (bytes.byteLength < HEADER_BYTES) throw new RangeError(`rhythm too short: ${bytes.byteLength} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = view.getUint32(0);
  if (mark >>> 8 !== MAGIC) throw new RangeError('not a rhythm');
  if ((mark & 255) !== VERSION) throw new RangeError(`unknown rhythm version: ${mark & 255}`);
  const kind = KINDS[view.getUint8(4)];
  const status = STATUSES[view.getUint8(5)];
  if (!kind || !status) throw new RangeError('unknown kind or status in rhythm');
  const [intervalMs, min, max, lastTime, lastValue, silentSince] = readHead(view);
  const state = createRhythm({ kind, intervalMs, min, max });
  const wanted = HEADER_BYTES + sizeOf(state);
  if (bytes.byteLength !== wanted) throw new RangeError(`rhythm of ${bytes.byteLength} bytes, not ${wanted}`);
  Object.assign(state, { lastTime, lastValue, silentSince, status });
  let at = HEADER_BYTES;
  visit(state.parts, {
    number() {
      at += 8;
      return view.getFloat64(at - 8, true);
    },
    array(values) {
      at = readArray(view, at, values);
    },
  });
  return state;
}

function readHead(view: DataView): [number, number, number, number, number, number] {
  const read = (i: number) => view.getFloat64(8 + 8 * i, true);
  return [read(0), read(1), read(2), read(3), read(4), read(5)];
}

function sizeOf(state: RhythmState): number {
  let size = 0;
  visit(state.parts, {
    number(value) {
      size += 8;
      return value;
    },
    array(values) {
      size += values.byteLength;
    },
  });
  return size;
}

function visit(node: object, visitor: Visitor): void {
  // Every leaf of RhythmParts is a number or a typed array, every other node a plain object or array of such.
  const fields = node as Record<string, number | Float32Array | Float64Array | object>;
  for (const key of Object.keys(fields)) {
    const value = fields[key] as number | Float32Array | Float64Array | object;
    if (typeof value === 'number') fields[key] = visitor.number(value);
    else if (value instanceof Float32Array || value instanceof Float64Array) visitor.array(value);
    else visit(value, visitor);
  }
}

function writeArray(view: DataView, at: number, values: Float32Array | Float64Array): number {
  const wide = values instanceof Float64Array;
  for (let i = 0; i < values.length; i++) {
    if (wide) view.setFloat64(at + 8 * i, values[i] as number, true);
    else view.setFloat32(at + 4 * i, values[i] as number, true);
  }
  return at + values.byteLength;
}

function readArray(view: DataView, at: number, values: Float32Array | Float64Array): number {
  const wide = values instanceof Float64Array;
  for (let i = 0; i < values.length; i++) {
    values[i] = wide ? view.getFloat64(at + 8 * i, true) : view.getFloat32(at + 4 * i, true);
  }
  return at + values.byteLength;
}
