import { lifecycleSteps, type StreamStage, type ThingLifecycle, WijkritmeError } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import { wrongFields } from '../../foundation/refuse-fields.ts';
import type { CatalogEntry } from '../datastream-catalog.ts';
import { fieldWords } from '../field-words.ts';
import { thingOf } from '../operations/get-thing.ts';
import type { SensorsRoom } from '../room.ts';
import { type StepRow, selectDeviceType, selectSteps } from '../sql/lifecycle.ts';
import { nextStepOf, stageOfThing } from './next-step.ts';

/** Steps that are shown; older ones stay in the store. */
const MOST_STEPS = 500;

/** @throws WijkritmeError not_found */
export async function lifecycleOf(
  room: SensorsRoom,
  thingId: number,
  language: Language,
  now: number,
): Promise<ThingLifecycle> {
  await thingOf(room, thingId, now);
  const entries = room.catalog.ofThing(thingId);
  const [deviceType, steps] = await Promise.all([
    selectDeviceType(room.db, thingId),
    selectSteps(room.db, thingId, MOST_STEPS),
  ]);
  return {
    thing: thingId,
    stage: stageOfThing(entries),
    deviceType,
    streams: entries.map((entry) => toStreamStage(room, entry, now)),
    history: steps.map(toEntry),
    nextStep: nextStepOf(entries, language, now),
  };
}

function toStreamStage({ catalog }: SensorsRoom, entry: CatalogEntry, now: number): StreamStage {
  const { stage, stageSince, fieldUntil, referenceId } = entry;
  const reference = catalog.find(referenceId ?? -1);
  return {
    datastream: entry.id,
    name: entry.name,
    stage,
    since: Number.isNaN(stageSince) ? null : new Date(stageSince).toISOString(),
    until: Number.isFinite(fieldUntil) ? new Date(fieldUntil).toISOString() : null,
    ended: fieldUntil <= now,
    reference: reference?.id ?? null,
    referenceName: reference ? `${reference.thingName}: ${reference.name}` : null,
    next: [...new Set(lifecycleSteps.filter(({ from }) => from === stage).map(({ to }) => to))],
  };
}

function toEntry(row: StepRow) {
  return {
    id: row.id,
    datastream: row.datastream_id,
    from: row.from_stage,
    to: row.to_stage,
    at: row.at.toISOString(),
    changedBy: row.changed_by,
    reason: row.reason,
    until: row.until?.toISOString() ?? null,
    reference: row.reference_id,
    passed: row.passed,
  };
}

/**
 * The datastreams of a thing that a step is about.
 * @throws WijkritmeError not_found, invalid_input naming a datastream of another thing
 */
export function chosenOf(room: SensorsRoom, thingId: number, ids: readonly number[] | undefined): CatalogEntry[] {
  const entries = room.catalog.ofThing(thingId);
  if (entries.length === 0)
    throw new WijkritmeError('not_found', {
      nl: `Er is geen apparaat ${thingId} met een meetreeks. Kies er een uit de lijst van sensoren.`,
      en: `There is no thing ${thingId} with a datastream. Choose one from the list of sensors.`,
    });
  if (ids === undefined) return entries;
  return [...new Set(ids)].map((id) => {
    const entry = entries.find((one) => one.id === id);
    if (entry) return entry;
    throw wrongFields([{ pointer: '/datastreams', message: fieldWords.notOfThing(id, thingId) }]);
  });
}
