import { englishOnly, limits, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { Principal } from '../../foundation/principals.ts';
import {
  deleteEntityRow,
  type EntityRow,
  entitiesWritten,
  type FeatureDraft,
  insertFeature,
  selectEntities,
  selectExistingIds,
} from '../../sensors/index.ts';
import { isReference } from '../parse-observation.ts';
import type { ObservationsRoom } from '../room.ts';
import { findObservation } from '../sql/read-sensorthings-observations.ts';
import { throwProblems } from './drafts/fields.ts';
import { parseFeature } from './drafts/parse-others.ts';

const NAME = 'FeatureOfInterest';

/** A reading as it was sent, without the new feature that it brought along. */
export interface WithFeature {
  readonly body: unknown;
  readonly draft: FeatureDraft | undefined;
}

/**
 * Who manages sensors may bring a new feature along with a reading. A device may not: a place that nobody registered before
 * would be a trace of where it went (decision 90). For it such a field stays in the body, and is refused there.
 * @throws WijkritmeError invalid_input naming every wrong field of the feature
 */
export function takeFeature({ access }: Pick<Context, 'access'>, principal: Principal, body: unknown): WithFeature {
  const given = (body as Record<string, unknown> | null | undefined)?.[NAME];
  if (typeof given !== 'object' || given === null || isReference(given)) return { body, draft: undefined };
  if (!access.may(principal, 'sensors.manage', null)) return { body, draft: undefined };
  const problems: { pointer: string; message: string }[] = [];
  const draft = parseFeature(given, `/${NAME}`, problems);
  throwProblems(problems);
  const { [NAME]: _, ...rest } = body as Record<string, unknown>;
  return { body: rest, draft };
}

/**
 * The feature that a reading names, where it is another than its datastream's.
 * @throws WijkritmeError invalid_input where it does not exist
 */
export async function namedFeature(
  { sensors }: Pick<ObservationsRoom, 'sensors'>,
  datastream: number,
  id: number | undefined,
): Promise<number | undefined> {
  if (id === undefined || sensors.catalog.find(datastream)?.featureOfInterestId === id) return undefined;
  if ((await existingFeatures({ sensors }, [id])).has(id)) return id;
  const pointer = `/${NAME}/@iot.id`;
  const message = 'names a feature that does not exist';
  throw new WijkritmeError('invalid_input', englishOnly(`${pointer} ${message}.`), {
    fields: [{ pointer, message: englishOnly(message) }],
  });
}

/** Which of these features are there. */
export async function existingFeatures(
  { sensors }: Pick<ObservationsRoom, 'sensors'>,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const possible = ids.filter((id) => id >= 1 && id <= limits.id);
  return possible.length === 0 ? new Set() : selectExistingIds(sensors.db, 'featureOfInterest', possible);
}

/** Makes a feature for one reading; what the same reading brought along before is found again. */
export async function makeFeature(
  { context, room }: { readonly context: Context; readonly room: ObservationsRoom },
  draft: FeatureDraft,
  key: { readonly datastream: number; readonly time: number },
): Promise<{ readonly id: number; readonly undo: () => Promise<void> }> {
  const stored = (await findObservation(room.db, key.datastream, key.time))?.feature;
  const before = stored === undefined ? undefined : await findFeature(room.sensors, stored);
  if (before && isSame(before, draft)) return { id: before.id, undo: async () => {} };
  const id = await insertFeature(room.sensors.db, draft);
  context.events.announce(entitiesWritten, { entities: [{ kind: 'featureOfInterest', id }] });
  return { id, undo: () => deleteEntityRow(room.sensors.db, 'featureOfInterest', id) };
}

async function findFeature(sensors: ObservationsRoom['sensors'], id: number): Promise<EntityRow | undefined> {
  const kind = 'featureOfInterest';
  const [row] = await selectEntities(sensors.db, { kind, id: BigInt(id), where: [], orderBy: [], limit: 1, offset: 0 });
  return row;
}

function isSame({ properties }: EntityRow, draft: FeatureDraft): boolean {
  return properties.name === draft.name && JSON.stringify(properties.feature) === JSON.stringify(draft.feature);
}
