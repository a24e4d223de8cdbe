import type { SeriesKind } from '../kinds/series-spec.ts';
import { createRhythm, type RhythmState, rhythmShape } from './create-rhythm.ts';
import type { RhythmStatus } from './verdict.ts';

/** "WKR" and a version: one higher when the same numbers come to mean something else. That there are others, the shape tells. */
const MAGIC = 0x574b52;
const VERSION = 2;
const KINDS: readonly SeriesKind[] = ['count', 'level', 'proportion', 'state'];
const STATUSES: readonly RhythmStatus[] = ['learning', 'normal', 'deviation', 'gap', 'stuck', 'implausible'];
/** Magic and version, kind, status, byte order, whether it rests at its lowest, the shape, then interval, min, max, last time, last value, silent since. */
const HEADER_BYTES = 16 + 6 * 8;
/** A block is stored as the machine holds it; all machines on which Node usually runs put the lowest byte first. */
const LOWEST_FIRST = new Uint8Array(Uint16Array.of(1).buffer)[0] as number;

/** The whole state as bytes; equal states give equal bytes. */
export function encodeRhythm(state: RhythmState): Uint8Array {
  const { block, spec } = state;
  const bytes = new Uint8Array(HEADER_BYTES + block.bytes.byteLength);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC * 256 + VERSION);
  view.setUint8(4, KINDS.indexOf(spec.kind));
  view.setUint8(5, STATUSES.indexOf(state.status));
  view.setUint8(6, LOWEST_FIRST);
  view.setUint8(7, spec.restsAtMin ? 1 : 0);
  view.setUint32(8, rhythmShape);
  const head = [spec.intervalMs, spec.min, spec.max, state.lastTime, state.lastValue, state.silentSince];
  head.forEach((value, i) => {
    view.setFloat64(16 + 8 * i, value, true);
  });
  bytes.set(state.toBytes(), HEADER_BYTES);
  return bytes;
}

/** The state back from its bytes. @throws RangeError on bytes of another kind, version or length */
export function decodeRhythm(bytes: Uint8Array): RhythmState {
  if (bytes.byteLength < HEADER_BYTES) throw new RangeError(`rhythm too short: ${bytes.byteLength} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const problem = problemOf(view);
  if (problem !== undefined) throw new RangeError(problem);
  const kind = KINDS[view.getUint8(4)];
  const status = STATUSES[view.getUint8(5)];
  if (!kind || !status) throw new RangeError('unknown kind or status in rhythm');
  const read = (i: number) => view.getFloat64(16 + 8 * i, true);
  const rests = view.getUint8(7) === 1 && { restsAtMin: true };
  const state = createRhythm({ kind, intervalMs: read(0), min: read(1), max: read(2), ...rests });
  const wanted = HEADER_BYTES + state.block.bytes.byteLength;
  if (bytes.byteLength !== wanted) throw new RangeError(`rhythm of ${bytes.byteLength} bytes, not ${wanted}`);
  state.lastTime = read(3);
  state.lastValue = read(4);
  state.silentSince = read(5);
  state.status = status;
  new Uint8Array(state.block.bytes).set(bytes.subarray(HEADER_BYTES));
  return state;
}

/**
 * Whether `decodeRhythm` can read these bytes. What another version of the engine stored, it cannot: then the readings have
 * to be judged anew.
 */
export function isRhythm(bytes: Uint8Array): boolean {
  if (bytes.byteLength < HEADER_BYTES) return false;
  return problemOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)) === undefined;
}

function problemOf(view: DataView): string | undefined {
  const mark = view.getUint32(0);
  if (mark >>> 8 !== MAGIC) return 'not a rhythm';
  if ((mark & 255) !== VERSION) return `unknown rhythm version: ${mark & 255}`;
  if (view.getUint8(6) !== LOWEST_FIRST) return 'rhythm of a machine with another byte order';
  if (view.getUint32(8) !== rhythmShape) return `rhythm of another shape: ${view.getUint32(8)}, not ${rhythmShape}`;
  return undefined;
}
