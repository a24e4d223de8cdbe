import { type EntityType, entityTypes, isMany, typeOf } from '../entity-types.ts';
import { expectSame, expectStatus, expectThat, Skip } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import type { Answer } from '../server.ts';
import { entitiesOf, entityOf, linkOf, type Trial } from '../trial.ts';

const uri = (mark: string) => requirement(`resource-path/resource-path-to-entities#${mark}`);
/** Largest id there can be. */
export const NOWHERE = '9223372036854775807';
const MAX_PARTS = 4;

export const resourcePath: ConformanceClass = {
  uri: conformanceClass('resource-path'),
  name: 'Paths to entities',
  requirements: [
    { uri: uri('nonexistent'), says: 'An entity that does not exist answers 404 or 410.', check: checkNonexistent },
    {
      uri: uri('property'),
      says: 'A property has an address, which answers that property alone.',
      check: checkProperty,
    },
    { uri: uri('value'), says: 'With $value a property is answered as it is.', check: checkValue },
    {
      uri: uri('relations'),
      says: 'Every relation can be followed, four parts deep, as entities and with $ref as addresses.',
      check: checkWalk,
    },
    { uri: uri('ref'), says: 'With $ref addresses are answered and nothing else.', check: checkReferences },
    {
      uri: uri('unknown'),
      says: 'A set or property that the standard does not know answers 404.',
      check: checkUnknown,
    },
  ],
};

async function checkNonexistent(trial: Trial): Promise<void> {
  for (const { set } of entityTypes) expectStatus(await trial.server.send('GET', `${set}(${NOWHERE})`), 404, 410);
}

async function checkUnknown(trial: Trial): Promise<void> {
  for (const path of ['Nothings', 'Things/Nothing', 'Nothings(1)'])
    expectStatus(await trial.server.send('GET', path), 400, 404);
}

async function checkProperty(trial: Trial): Promise<void> {
  for (const type of entityTypes)
    for (const name of type.properties) {
      const answer = await trial.get(`${await oneOf(trial, type)}/${name}`);
      expectSame(answer, [name], Object.keys(entityOf(answer)), 'one key');
    }
}

async function checkValue(trial: Trial): Promise<void> {
  for (const type of entityTypes)
    for (const name of type.properties) {
      const answer = await trial.get(`${await oneOf(trial, type)}/${name}/$value`);
      const isObject = answer.text.trimStart().startsWith('{');
      const expected = type.objects.includes(name);
      expectThat(answer, isObject === expected, expected ? 'a JSON object' : 'plain text');
    }
}

async function checkWalk(trial: Trial): Promise<void> {
  await trial.world();
  for (const type of entityTypes)
    await walk(await oneOf(trial, type), type, 1, async (path, isList) => {
      const references = await trial.get(`${path}/$ref`);
      for (const one of isList ? entitiesOf(references) : [entityOf(references)]) expectReference(references, one);
      const answer = await trial.get(path);
      if (!isList) return linkOf(entityOf(answer));
      const [first] = entitiesOf(answer);
      expectThat(answer, first !== undefined, 'a list that is not empty');
      return linkOf(first ?? {});
    });
}

async function checkReferences(trial: Trial): Promise<void> {
  await trial.world();
  for (const type of entityTypes) {
    const entity = await oneOf(trial, type);
    for (const relation of Object.keys(type.relations)) {
      const answer = await trial.get(`${entity}/${relation}/$ref`);
      const references = isMany(relation) ? entitiesOf(answer) : [entityOf(answer)];
      expectThat(answer, references.length > 0, 'at least one address');
      for (const one of references) expectReference(answer, one);
    }
    const answer = await trial.get(`${type.set}/$ref?$top=2`);
    for (const one of entitiesOf(answer)) expectReference(answer, one);
  }
}

function expectReference(answer: Answer, one: object): void {
  expectSame(answer, ['@iot.selfLink'], Object.keys(one), 'only');
}

/** Depth first; each relation of each entity on the way, but never the same kind twice in one path. */
async function walk(
  path: string,
  type: EntityType,
  parts: number,
  visit: (path: string, isList: boolean) => Promise<string>,
  passed: readonly string[] = [],
): Promise<void> {
  if (parts >= MAX_PARTS) return;
  for (const [relation, set] of Object.entries(type.relations)) {
    if (passed.includes(set)) continue;
    const below = `${path}/${relation}`;
    const link = await visit(below, isMany(relation));
    const id = link.slice(link.lastIndexOf('('));
    await walk(isMany(relation) ? below + id : below, typeOf(set), parts + 1, visit, [...passed, type.set, set]);
  }
}

/** Path of one entity of the run, or of any where none could be made. */
async function oneOf(trial: Trial, { set }: EntityType): Promise<string> {
  const isOwn = await trial.world().then(
    () => true,
    () => false,
  );
  const { entities } = await trial.list(isOwn ? `${trial.scope(set)}&$top=1` : `${set}?$top=1`);
  if (!entities[0]) throw new Skip(`the server has no ${set}, and none could be made`);
  return linkOf(entities[0]);
}
