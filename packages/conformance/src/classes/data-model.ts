import { type EntityType, entityTypes } from '../entity-types.ts';
import { expectThat, Skip } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import type { Answer, Entity } from '../server.ts';
import { linkOf, type Trial } from '../trial.ts';

/** One class per entity: what it has, and what it is related to; in a list and alone. */
export const dataModel: readonly ConformanceClass[] = entityTypes.map((type) => ({
  uri: conformanceClass(`datamodel/${type.name}`),
  name: `Data model: ${type.set}`,
  requirements: [
    {
      uri: requirement(`datamodel/${type.name}/properties`),
      says: `${type.set} have ${type.properties.join(', ')}.`,
      check: (trial) =>
        forEach(trial, type, (answer, entity) => {
          for (const name of type.properties) expectThat(answer, name in entity, `"${name}"`, entity);
          for (const name of type.objects)
            expectThat(answer, typeof entity[name] === 'object', `"${name}" as JSON object`, entity);
        }),
    },
    {
      uri: requirement(`datamodel/${type.name}/relations`),
      says: `${type.set} lead to ${Object.keys(type.relations).join(', ')}.`,
      check: (trial) =>
        forEach(trial, type, (answer, entity) => {
          for (const relation of Object.keys(type.relations)) {
            const name = `${relation}@iot.navigationLink`;
            expectThat(answer, typeof entity[name] === 'string', name, entity);
          }
        }),
    },
  ],
}));

/** Every entity of the run; where none can be made, the first two that the server has. */
async function forEach(
  trial: Trial,
  { set }: EntityType,
  look: (answer: Answer, entity: Entity) => void,
): Promise<void> {
  const isOwn = await trial.world().then(
    () => true,
    () => false,
  );
  const { answer, entities } = await trial.list(isOwn ? trial.scope(set) : `${set}?$top=2`);
  if (entities.length === 0 && !isOwn) throw new Skip(`the server has no ${set}, and none could be made`);
  expectThat(answer, entities.length > 0, 'at least one entity');
  for (const entity of entities) look(answer, entity);
  const first = await trial.get(linkOf(entities[0] as Entity));
  look(first, first.json as Entity);
}
