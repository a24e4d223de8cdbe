import { endpointNames, endpointsOf, isBroker } from '../endpoints.ts';
import { entityTypes } from '../entity-types.ts';
import { expectSame, expectStatus, expectThat, Skip } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import type { Answer } from '../server.ts';
import type { Trial } from '../trial.ts';
import { entitiesOf, entityOf } from '../trial.ts';

const uri = (mark: string) => requirement(`resource-path/resource-path-to-entities#${mark}`);

export const serviceRoot: ConformanceClass = {
  uri: conformanceClass('resource-path'),
  name: 'Service root',
  requirements: [
    { uri: uri('root'), says: 'The root lists the eight sets, each with its address.', check: checkSets },
    { uri: uri('root-1.0'), says: 'The root of 1.0, where there is one, lists no other sets.', check: checkOldRoot },
    {
      uri: uri('ids-1.0'),
      says: 'Ids of 1.0, where there is a root of it, are whole numbers.',
      check: checkOldIds,
    },
    { uri: uri('server-settings'), says: 'The root lists the classes that it conforms to.', check: checkSettings },
    {
      uri: uri('endpoints'),
      says: 'Where the root lists MQTT, it says at which addresses.',
      check: checkEndpoints,
    },
  ],
};

async function checkSets(trial: Trial): Promise<void> {
  const answer = await trial.root();
  expectStatus(answer, 200);
  const sets = new Map(entitiesOf(answer).map(({ name, url }) => [name, url]));
  for (const { set } of entityTypes) {
    expectThat(answer, sets.has(set), `"${set}" in value`);
    expectThat(answer, sets.get(set) === `${trial.server.base}/${set}`, `${trial.server.base}/${set}`, sets.get(set));
  }
}

/** Clients of 1.0, and the suite of OGC for it, end at a name that they do not know. */
async function checkOldRoot(trial: Trial): Promise<void> {
  const answer = await oldRoot(trial);
  const known = new Set<unknown>([...entityTypes.map(({ set }) => set), 'MultiDatastreams']);
  const names = entitiesOf(answer).map(({ name }) => name);
  expectSame(
    answer,
    [],
    names.filter((name) => !known.has(name)),
    'other names:',
  );
}

/** They read an id as a whole number of 64 bits. */
async function checkOldIds(trial: Trial): Promise<void> {
  const root = (await oldRoot(trial)).sent.url;
  await trial.world();
  for (const { set } of entityTypes) {
    const { answer, entities } = await trial.list(`${root}/${set}?$top=1`);
    expectThat(answer, entities.length > 0, 'at least one entity');
    for (const { '@iot.id': id } of entities)
      expectThat(answer, typeof id === 'bigint' || Number.isInteger(id), 'a whole number as @iot.id', id);
  }
}

/** @throws Skip where there is none */
async function oldRoot(trial: Trial): Promise<Answer> {
  const { base } = trial.server;
  const answer = await trial.server.send('GET', base.replace(/v1\.1$/, 'v1.0'));
  if (!base.endsWith('v1.1') || answer.status !== 200) throw new Skip('there is no root of 1.0 beside this one');
  return answer;
}

async function checkSettings(trial: Trial): Promise<void> {
  const answer = await trial.root();
  const { serverSettings } = entityOf(answer);
  const { conformance } = (serverSettings ?? {}) as { conformance?: unknown };
  const isList = Array.isArray(conformance) && conformance.every((item) => typeof item === 'string');
  expectThat(answer, isList && conformance.length > 0, 'serverSettings.conformance, a list of URIs', serverSettings);
}

async function checkEndpoints(trial: Trial): Promise<void> {
  const answer = await trial.root();
  let announced = 0;
  for (const name of endpointNames) {
    if (!(await trial.announces(name))) continue;
    announced += 1;
    const endpoints = await endpointsOf(trial, name);
    const isRight = Array.isArray(endpoints) && endpoints.length > 0 && endpoints.every(isBroker);
    const where = `serverSettings["${requirement(name)}"].endpoints`;
    expectThat(answer, isRight, `${where}, a list of addresses such as mqtt://host:1883`, endpoints);
  }
  if (announced === 0) throw new Skip('the root of this server does not announce MQTT');
}
