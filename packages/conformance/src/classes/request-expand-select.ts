import { entityTypes, isMany, typeOf } from '../entity-types.ts';
import { expectThat } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import type { Answer, Entity } from '../server.ts';
import { entityOf, linkOf, type Trial } from '../trial.ts';

export const expandAndSelect: ConformanceClass = {
  uri: conformanceClass('request-data/expand-and-select'),
  name: '$expand and $select',
  requirements: [
    {
      uri: requirement('request-data/select#each'),
      says: '$select leaves what was chosen, one property after the other, and nothing else.',
      check: checkSelect,
    },
    {
      uri: requirement('request-data/select#relations'),
      says: '$select works on related entities, in a list and alone.',
      check: checkSelectRelated,
    },
    {
      uri: requirement('request-data/expand#each'),
      says: '$expand puts each relation in place, and several at once; the others keep their link.',
      check: checkExpand,
    },
    {
      uri: requirement('request-data/expand#nested'),
      says: '$expand goes two levels deep, as A/B and as A($expand=B).',
      check: checkNested,
    },
    {
      uri: requirement('request-data/expand#relations'),
      says: '$expand works on related entities, in a list and alone.',
      check: checkExpandRelated,
    },
    {
      uri: requirement('request-data/expand#options'),
      says: '$expand takes $filter, $select, $orderby, $top, $skip and $count in brackets.',
      check: checkOptions,
    },
  ],
};

async function checkSelect(trial: Trial): Promise<void> {
  await trial.world();
  for (const { set, properties, relations } of entityTypes) {
    const lists = [...properties.map((name) => [name]), ...properties.map((_, i) => properties.slice(0, i + 1))];
    for (const chosen of lists) {
      const { answer, entities } = await trial.list(`${trial.scope(set)}&$select=${chosen.join(',')}`);
      expectThat(answer, entities.length > 0, 'at least one entity');
      for (const entity of entities) expectChosen(answer, entity, { chosen, properties, relations });
    }
  }
}

async function checkSelectRelated(trial: Trial): Promise<void> {
  await trial.world();
  for (const type of entityTypes) {
    const { entities } = await trial.list(`${trial.scope(type.set)}&$top=1`);
    for (const [relation, set] of Object.entries(type.relations)) {
      const { properties, relations } = typeOf(set);
      for (const [i] of properties.entries()) {
        const chosen = properties.slice(0, i + 1);
        const answer = await trial.get(`${linkOf(entities[0] ?? {})}/${relation}?$select=${chosen}`);
        const entity = isMany(relation) ? firstOf(answer) : entityOf(answer);
        expectChosen(answer, entity, { chosen, properties, relations });
      }
    }
  }
}

interface Choice {
  readonly chosen: readonly string[];
  readonly properties: readonly string[];
  readonly relations: Readonly<Record<string, string>>;
}

function expectChosen(answer: Answer, entity: Entity, { chosen, properties, relations }: Choice): void {
  for (const name of properties) {
    const isChosen = chosen.includes(name);
    expectThat(answer, name in entity === isChosen, isChosen ? `"${name}"` : `no "${name}", not even null`, entity);
  }
  for (const relation of Object.keys(relations)) {
    const name = `${relation}@iot.navigationLink`;
    expectThat(answer, !(name in entity), `no ${name}`, entity);
  }
}

async function checkExpand(trial: Trial): Promise<void> {
  await trial.world();
  for (const { set, relations } of entityTypes) {
    const names = Object.keys(relations);
    const lists = [...names.map((name) => [name]), names];
    for (const expanded of lists) {
      const { answer, entities } = await trial.list(`${trial.scope(set)}&$expand=${expanded.join(',')}`);
      expectThat(answer, entities.length > 0, 'at least one entity');
      for (const entity of entities)
        for (const relation of names) {
          if (expanded.includes(relation))
            expectInPlace(answer, entity, relation, typeOf(relations[relation] ?? set).properties);
          else expectThat(answer, `${relation}@iot.navigationLink` in entity, `the link of ${relation}`, entity);
        }
    }
  }
}

function expectInPlace(answer: Answer, entity: Entity, relation: string, properties: readonly string[]): Entity {
  const value = entity[relation];
  expectThat(answer, Array.isArray(value) === isMany(relation), `${relation} in place`, entity);
  const inner = (Array.isArray(value) ? value[0] : value) as Entity | undefined | null;
  expectThat(answer, inner !== undefined && inner !== null, `${relation} that is not empty`, entity);
  for (const name of properties) expectThat(answer, name in (inner ?? {}), `"${name}" in ${relation}`, inner);
  return inner ?? {};
}

async function checkExpandRelated(trial: Trial): Promise<void> {
  await trial.world();
  for (const { set, relations } of entityTypes) {
    const { entities } = await trial.list(`${trial.scope(set)}&$top=1`);
    for (const [relation, next] of Object.entries(relations))
      for (const [second, last] of Object.entries(typeOf(next).relations)) {
        const answer = await trial.get(`${linkOf(entities[0] ?? {})}/${relation}?$expand=${second}`);
        const entity = isMany(relation) ? firstOf(answer) : entityOf(answer);
        expectInPlace(answer, entity, second, typeOf(last).properties);
      }
  }
}

async function checkNested(trial: Trial): Promise<void> {
  await trial.world();
  for (const { set, relations } of entityTypes)
    for (const [relation, next] of Object.entries(relations))
      for (const [second, last] of Object.entries(typeOf(next).relations))
        for (const form of [`${relation}/${second}`, `${relation}($expand=${second})`]) {
          const { answer, entities } = await trial.list(`${trial.scope(set)}&$top=1&$expand=${form}`);
          const inner = expectInPlace(answer, entities[0] ?? {}, relation, typeOf(next).properties);
          expectInPlace(answer, inner, second, typeOf(last).properties);
        }
}

async function checkOptions(trial: Trial): Promise<void> {
  const { datastreams } = await trial.world();
  const options = '$filter=result gt 1;$orderby=result desc;$top=1;$skip=1;$count=true;$select=result';
  const answer = await trial.get(
    `${linkOf(datastreams[0] ?? {})}?$expand=${encodeURIComponent(`Observations(${options})`)}`,
  );
  const { Observations: list, 'Observations@iot.count': count } = entityOf(answer);
  expectThat(answer, count === 2, 'Observations@iot.count of 2', count);
  const [only, ...rest] = Array.isArray(list) ? (list as Entity[]) : [];
  const isRight = only?.result === 2 && !('phenomenonTime' in only) && rest.length === 0;
  expectThat(answer, isRight, 'one observation with result 2 and no phenomenonTime', list);
}

function firstOf(answer: Answer): Entity {
  const { value } = entityOf(answer);
  const [first] = Array.isArray(value) ? (value as Entity[]) : [];
  expectThat(answer, first !== undefined, 'a list that is not empty');
  return first ?? {};
}
