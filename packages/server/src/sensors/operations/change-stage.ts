import { findLifecycleStep, type StageChange, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import type { CatalogEntry } from '../datastream-catalog.ts';
import { takeSteps } from '../lifecycle/take-steps.ts';
import { chosenOf, lifecycleOf } from '../lifecycle/to-lifecycle.ts';
import type { SensorsRoom } from '../room.ts';

export function changeStage({ http, clock, access }: Context, room: SensorsRoom): void {
  http.operation('changeStage', async ({ params, body, language, principal }) => {
    const now = clock.now();
    const chosen = chosenOf(room, params.id, body.datastreams);
    access.require(principal, 'sensors.manage', chosen[0]?.placeId ?? null);
    // Of a whole thing only those that can take the step; when there is none, the first one says why.
    const able = chosen.filter(({ stage }) => findLifecycleStep(stage, body.to) !== undefined);
    const entries = body.datastreams !== undefined || able.length === 0 ? chosen : able;
    const references = referencesOf(room, entries, body);
    const until = body.until === undefined ? null : Date.parse(body.until);
    const by = actorOf(principal);
    await takeSteps(room, entries, { to: body.to, by, reason: body.reason, until, references }, now);
    return lifecycleOf(room, params.id, language, clock.now());
  });
}

/** @throws WijkritmeError invalid_input for a reference that cannot be one */
function referencesOf(
  { catalog }: SensorsRoom,
  entries: readonly CatalogEntry[],
  { references = [], to }: StageChange,
): Map<number, number> {
  const found = new Map<number, number>();
  references.forEach(({ datastream, reference }, at) => {
    const refuse = (message: string) =>
      new WijkritmeError('invalid_input', `references/${at} ${message}.`, {
        fields: [{ pointer: `/references/${at}`, message }],
      });
    const entry = entries.find(({ id }) => id === datastream);
    const other = catalog.find(reference);
    if (to !== 'lab') throw refuse('only belongs to the lab');
    if (!entry) throw refuse(`names datastream ${datastream}, which takes no step here`);
    if (!other || other.id === entry.id) throw refuse(`names reference ${reference}, which is no other datastream`);
    if (other.stage !== 'field') throw refuse(`names reference ${reference}, which is not in the field itself`);
    if (other.property !== entry.property) throw refuse(`names reference ${reference}, which measures something else`);
    found.set(datastream, reference);
  });
  return found;
}
