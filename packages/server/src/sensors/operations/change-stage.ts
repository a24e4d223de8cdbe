import { findLifecycleStep, type StageChange, type Words } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { wrongFields } from '../../foundation/refuse-fields.ts';
import type { CatalogEntry } from '../datastream-catalog.ts';
import { fieldWords } from '../field-words.ts';
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
    const refuse = (message: Words) => wrongFields([{ pointer: `/references/${at}`, message }]);
    const entry = entries.find(({ id }) => id === datastream);
    const other = catalog.find(reference);
    if (to !== 'lab') throw refuse(fieldWords.labOnly);
    if (!entry) throw refuse(fieldWords.noStep(datastream));
    if (!other || other.id === entry.id) throw refuse(fieldWords.noOther(reference));
    if (other.stage !== 'field') throw refuse(fieldWords.notInField(reference));
    if (other.property !== entry.property) throw refuse(fieldWords.otherProperty(reference));
    found.set(datastream, reference);
  });
  return found;
}
