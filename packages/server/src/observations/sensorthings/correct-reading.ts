import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import { inOneTransaction } from '../../foundation/database/one-transaction.ts';
import type { Principal } from '../../foundation/principals.ts';
import { actorOf } from '../../foundation/principals.ts';
import { appendLog } from '../../sharing/index.ts';
import { observationsCorrected, readingChanged } from '../events.ts';
import { judgeAtGate } from '../intake/gate.ts';
import { outcomeName, PENDING, type RefusalName } from '../intake/outcome.ts';
import { isNothing, timeProblem } from '../parse-observation.ts';
import {
  announceCorrection,
  deleteReading,
  holdReadings,
  openReadings,
  type ReadingKey,
  updateReading,
} from '../sql/correct-observations.ts';
import { moveReading, openForMoves } from '../sql/move-reading.ts';
import { findObservation } from '../sql/read-sensorthings-observations.ts';
import type { ObservationsTables } from '../tables.ts';
import type { Door } from './door.ts';
import { parseReference } from './drafts/fields.ts';
import { parseInstant } from './instant.ts';
import { namedFeature } from './own-feature.ts';
import { refusalError } from './refusal.ts';

const known = new Set(['result', 'resultTime', 'phenomenonTime', 'Datastream', 'FeatureOfInterest']);

/**
 * A stored reading gets another value or another moment: the gate judges it as any other, the log remembers that somebody did this,
 * and the rhythm is judged anew from the earlier of both moments.
 * @returns what it is known by from now on
 * @throws WijkritmeError the refusal of the gate; conflicting_reading or interval_too_fine where another stands at the new moment
 */
export async function correctReading(
  door: Door,
  { principal, key, isWhole }: { principal: Principal; key: ReadingKey; isWhole: boolean },
  body: unknown,
): Promise<ReadingKey> {
  const change = await readChange(door, key, body, isWhole);
  await requireGate(door, key, change);
  await changeReadings(door, { principal, kind: 'reading.corrected' }, [{ key, change }]);
  return { datastream: key.datastream, time: change.time ?? key.time };
}

/** One reading goes; the rhythm is judged anew without it. */
export function removeReading(door: Door, principal: Principal, key: ReadingKey): Promise<void> {
  return changeReadings(door, { principal, kind: 'reading.deleted' }, [{ key, change: undefined }]);
}

/** What a body changes of a reading. @throws WijkritmeError invalid_input, unknown_field, result_not_a_number */
export async function readChange(door: Door, key: ReadingKey, body: unknown, isWhole: boolean): Promise<ReadingChange> {
  const change = parseCorrection(key, body, isWhole);
  const feature = await featureOf(door, key, body);
  return { ...change, ...(feature !== undefined && { feature }) };
}

/** What stays is taken from the store. @throws WijkritmeError the refusal of the gate */
export async function requireGate(
  { room, context }: Door,
  key: ReadingKey,
  { result, time = key.time }: ReadingChange,
): Promise<void> {
  const value = result ?? (await findObservation(room.db, key.datastream, key.time))?.value ?? Number.NaN;
  const ask = { principal: { kind: 'administrator' } as const, now: context.clock.now(), lateLimitMs: Infinity };
  const code = judgeAtGate(room.sensors.catalog, ask, key.datastream, time, value);
  if (code !== PENDING) throw refusalError(room, refusalOf(code), key.datastream);
}

interface Changing {
  readonly principal: Principal;
  readonly kind: 'reading.corrected' | 'reading.deleted';
}

/**
 * In one transaction; without a change a reading is deleted. Others are told after it.
 * @throws WijkritmeError not_found where somebody else took one away first; what a move is refused for
 */
export async function changeReadings(
  { context, room }: Door,
  { principal, kind }: Changing,
  changes: readonly { readonly key: ReadingKey; readonly change: ReadingChange | undefined }[],
): Promise<void> {
  const moves = changes.flatMap(({ key, change }) =>
    change?.time === undefined
      ? []
      : [{ key, to: change.time, finestMs: room.sensors.catalog.find(key.datastream)?.finestMs ?? 0 }],
  );
  await inOneTransaction(context.db, async (trx) => {
    const db = trx.withTables<ObservationsTables>();
    const keys = changes.map(({ key }) => key);
    await openReadings(db, keys);
    if (moves.length > 0) await openForMoves(db, moves);
    const gone = await holdReadings(db, keys);
    if (gone)
      throw new WijkritmeError(
        'not_found',
        englishOnly(
          `This reading of datastream ${gone.datastream} was deleted or moved in the meantime; read it again.`,
        ),
      );
    for (const move of moves) {
      const refusal = await moveReading(db, move);
      if (refusal) throw refusalError(room, refusal, move.key.datastream);
    }
    for (const { key, change } of changes) {
      const { datastream, time } = key;
      await (change ? updateReading(db, { datastream, time: change.time ?? time }, change) : deleteReading(db, key));
      await announceCorrection(db, { datastream, time: earlier(key, change) });
      const subject = `datastream:${key.datastream}`;
      await appendLog(trx, { at: context.clock.now(), kind, actor: actorOf(principal), subject, detail: null });
    }
  });
  for (const { key, change } of changes) {
    await context.events.announce(observationsCorrected, { datastream: key.datastream, from: earlier(key, change) });
    if (change) context.events.announce(readingChanged, { datastream: key.datastream, time: change.time ?? key.time });
  }
}

/** From when the rhythm is judged anew, UTC ms. */
function earlier({ time }: ReadingKey, change: ReadingChange | undefined): number {
  return Math.min(time, change?.time ?? time);
}

/** The feature that it is about from now on; null: what its datastream is about; undefined: as it was. */
async function featureOf({ room }: Door, key: ReadingKey, body: unknown): Promise<number | null | undefined> {
  const given = (body as { FeatureOfInterest?: unknown }).FeatureOfInterest;
  if (given === undefined) return undefined;
  const id = parseReference(given);
  if (id === undefined) throw invalid('/FeatureOfInterest', 'must be {"@iot.id": n}');
  return (await namedFeature(room, key.datastream, id)) ?? null;
}

/** The gate neither stores nor compares, so its outcome is a refusal. */
function refusalOf(code: number): RefusalName {
  return outcomeName(code) as RefusalName;
}

interface Correction {
  readonly result?: number;
  readonly resultTime?: number;
  /** The moment that it moves to, UTC ms. */
  readonly time?: number;
}

/** What is absent stays; feature null: what its datastream is about. */
export interface ReadingChange extends Correction {
  readonly feature?: number | null;
}

/** Nothing of what was sent is repeated: it comes from a sensing side. */
function parseCorrection(key: ReadingKey, body: unknown, isWhole: boolean): Correction {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid('/', 'must be a JSON object');
  const fields = body as Record<string, unknown>;
  for (const name in fields)
    if (!known.has(name) && !isNothing(name, fields[name]) && !name.includes('@iot.'))
      throw new WijkritmeError(
        'unknown_field',
        englishOnly('Of a reading phenomenonTime, result, resultTime and FeatureOfInterest can be changed.'),
      );
  if (fields.Datastream !== undefined && parseReference(fields.Datastream) !== key.datastream)
    throw invalid('/Datastream', 'of a reading stays; delete this one and send another there');
  const change: { result?: number; resultTime?: number; time?: number } = {};
  if (fields.phenomenonTime !== undefined) {
    const time = parseInstant(fields.phenomenonTime);
    if (Number.isNaN(time))
      throw new WijkritmeError('time_invalid', englishOnly(`${timeProblem('phenomenonTime', fields.phenomenonTime)}.`));
    if (time !== key.time) change.time = time;
  }
  if (fields.result !== undefined || isWhole) {
    if (typeof fields.result !== 'number')
      throw new WijkritmeError('result_not_a_number', englishOnly('result must be a number.'));
    change.result = fields.result;
  }
  if (fields.resultTime !== undefined || isWhole) change.resultTime = readResultTime(fields.resultTime ?? null);
  return change;
}

function readResultTime(value: unknown): number {
  const time = value === null ? Number.NaN : parseInstant(value);
  if (value !== null && Number.isNaN(time)) throw invalid('/resultTime', 'must be ISO 8601 with an offset');
  return time;
}

function invalid(pointer: string, message: string): WijkritmeError {
  return new WijkritmeError('invalid_input', englishOnly(`${pointer} ${message}.`), {
    fields: [{ pointer, message: englishOnly(message) }],
  });
}
