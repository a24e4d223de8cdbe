import type { AlarmHabit } from '../budget/alarm-habit.ts';
import { createStretch, type Stretch } from '../deviation/stretch.ts';
import { createTogether, type Together } from './together.ts';
import { createVoice, type Voice } from './voice.ts';

/** "WKT" and the version of the layout, which is the order of the fields below. */
const MAGIC = 0x574b54;
const VERSION = 1;
const HEADER_BYTES = 8;

/** Hands over every remembered number in a fixed order, and takes back what is to stand there. */
type Exchange = (value: number) => number;

type AlarmNumber = Exclude<keyof AlarmHabit, 'hours' | 'rarities'>;

/** The whole state as bytes: little-endian, equal states give equal bytes. */
export function encodeTogether(state: Together): Uint8Array {
  const numbers: number[] = [];
  const ids = [...state.voices.keys()].sort((a, b) => a - b);
  visit(state, ids, (value) => {
    numbers.push(value);
    return value;
  });
  const bytes = new Uint8Array(HEADER_BYTES + 8 * (ids.length + numbers.length));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC * 256 + VERSION);
  view.setUint32(4, ids.length, true);
  for (const [i, value] of [...ids, ...numbers].entries()) view.setFloat64(HEADER_BYTES + 8 * i, value, true);
  return bytes;
}

/** The state back from its bytes. @throws RangeError on bytes of another kind, version or length */
export function decodeTogether(bytes: Uint8Array): Together {
  if (bytes.byteLength < HEADER_BYTES) throw new RangeError(`state too short: ${bytes.byteLength} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = view.getUint32(0);
  if (mark >>> 8 !== MAGIC) throw new RangeError('not a state of several series');
  if ((mark & 255) !== VERSION) throw new RangeError(`unknown version of a state of several series: ${mark & 255}`);
  const count = view.getUint32(4, true);
  let at = HEADER_BYTES;
  const next = () => {
    if (at + 8 > bytes.byteLength)
      throw new RangeError(`state of several series is cut off at ${bytes.byteLength} bytes`);
    at += 8;
    return view.getFloat64(at - 8, true);
  };
  const state = createTogether();
  const ids: number[] = [];
  for (let i = 0; i < count; i++) ids.push(next());
  for (const id of ids) state.voices.set(id, createVoice());
  visit(state, ids, next);
  if (at !== bytes.byteLength)
    throw new RangeError(`state of several series has ${bytes.byteLength - at} bytes too many`);
  return state;
}

function visit(state: Together, ids: readonly number[], exchange: Exchange): void {
  visitFields(state, ['lastTime', 'moments'], exchange);
  for (const agreement of [state.agreement, state.newsAgreement])
    visitFields(agreement, ['square', 'product', 'moments'], exchange);
  const { means, upTails, downTails } = state.habit;
  visitArray(means, exchange);
  for (const tails of [upTails, downTails])
    for (const array of [tails.quantile, tails.excess, tails.count, tails.beyond]) visitArray(array, exchange);
  for (const side of [state.higherLower.higher, state.higherLower.lower]) {
    visitFields(side, ['sum', 'sumPeak', 'calm'], exchange);
    visitFields(side.stretch, stretchFields, exchange);
  }
  visitFields(state.alarms, alarmFields, exchange);
  for (const list of [state.alarms.hours, state.alarms.rarities]) visitArray(list, exchange);
  for (const peak of [state.higherPeak, state.lowerPeak]) visitFields(peak, ['off', 'of'], exchange);
  for (const id of ids) visitFields(state.voices.get(id) as Voice, voiceFields, exchange);
}

const voiceFields: readonly (keyof Voice)[] = ['square', 'lagCross', 'lagSquare', 'newsSquare', 'moments', 'last'];

/** The numbers of it, without the ring of the latest episodes. */
const alarmFields = Object.entries(createTogether().alarms).flatMap(([field, value]) =>
  typeof value === 'number' ? [field as AlarmNumber] : [],
);

/** All of them, in the order in which a new one has them; a change there makes older bytes too long or too short. */
const stretchFields = Object.keys(createStretch()) as (keyof Stretch)[];

function visitFields<K extends string>(holder: Record<K, number>, fields: readonly K[], exchange: Exchange): void {
  for (const field of fields) holder[field] = exchange(holder[field]);
}

function visitArray(values: Float64Array | Float32Array, exchange: Exchange): void {
  for (let i = 0; i < values.length; i++) values[i] = exchange(values[i] as number);
}
