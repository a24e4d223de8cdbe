import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import {
  type ComponentDraft,
  DatastreamCatalog,
  insertFeature,
  type Making,
  resolveLinked,
} from '../../sensors/index.ts';
import { judgeAtGate } from '../intake/gate.ts';
import { openForBatch } from '../intake/open-for-batch.ts';
import { outcomeName, PENDING, type RefusalName } from '../intake/outcome.ts';
import { addReading, createReadings, nameFeature, type Readings } from '../readings.ts';
import { askThrough } from '../sql/open-months.ts';
import { insertInside } from '../sql/write-inside.ts';
import type { ObservationsTables } from '../tables.ts';
import type { Door } from './door.ts';
import { type ReadingDraft, readingsInside } from './drafts/parse-inside.ts';
import { refusalDetail } from './refusal.ts';

export interface StoredInside {
  readonly readings: Readings;
  readonly position: number;
}

/**
 * Readings inside new datastreams, in the transaction that makes these: each is judged at the gate as any other, and one that
 * is refused takes everything along, because the request is all or nothing (OGC 18-088, 10.2.2).
 * @throws WijkritmeError the refusal, with the place
 */
export async function storeInside(
  door: Door,
  making: Making,
  made: ReadonlyMap<ComponentDraft, number>,
): Promise<StoredInside | undefined> {
  const parts = [...made].map(([draft, id]) => ({ id, readings: sorted(readingsInside(draft), making.now) }));
  const total = parts.reduce((sum, { readings }) => sum + readings.length, 0);
  if (total === 0) return undefined;
  const catalog = new DatastreamCatalog();
  catalog.replace(
    await door.room.sensors.entriesIn(
      making.db,
      parts.map(({ id }) => id),
    ),
  );
  const rows = createReadings(total);
  const features = new Map<ReadingDraft['feature'], number>();
  for (const { id, readings } of parts) {
    let before = Number.NEGATIVE_INFINITY;
    for (const reading of readings) {
      judge(door, catalog, { id, before, now: making.now }, reading);
      before = reading.time;
      addReading(rows, id, reading.time, reading.value, reading.resultTime);
      if (!reading.feature) continue;
      // The readings of one observation of a MultiDatastream share the feature that it brings along.
      const feature =
        features.get(reading.feature) ??
        (await resolveLinked(making, 'featureOfInterest', reading.feature, insertFeature));
      features.set(reading.feature, feature);
      nameFeature(rows, feature);
    }
  }
  const db = making.db.withTables<ObservationsTables>();
  // Nothing of new datastreams is sealed; their months may have been dropped, when all others in them were.
  await openForBatch(askThrough(db), rows, { finestMs: () => 0 });
  return { readings: rows, position: await insertInside(db, door.context.database.pool, rows) };
}

function sorted(readings: readonly ReadingDraft[], now: number): ReadingDraft[] {
  return readings
    .map((reading) => (Number.isNaN(reading.time) ? { ...reading, time: now } : reading))
    .sort((a, b) => a.time - b.time);
}

interface Place {
  readonly id: number;
  /** UTC ms of the reading before this one. */
  readonly before: number;
  readonly now: number;
}

function judge(door: Door, catalog: DatastreamCatalog, { id, before, now }: Place, reading: ReadingDraft): void {
  const { time, value, pointer } = reading;
  if (time === before) throw invalid(pointer, 'has the same phenomenonTime as another reading of this datastream');
  const ask = { principal: door.principal, now, lateLimitMs: door.room.lateLimitMs };
  const code = judgeAtGate(catalog, ask, id, time, value);
  const isTooFine = time - before < (catalog.find(id)?.finestMs ?? 0);
  if (code === PENDING && !isTooFine) return;
  const refusal = code === PENDING ? 'interval_too_fine' : (outcomeName(code) as RefusalName);
  throw new WijkritmeError(refusal, englishOnly(`${pointer}: ${refusalDetail({ sensors: { catalog } }, refusal, id)}`));
}

function invalid(pointer: string, message: string): WijkritmeError {
  return new WijkritmeError('invalid_input', englishOnly(`${pointer} ${message}.`), {
    fields: [{ pointer, message: englishOnly(message) }],
  });
}
