import { entityTypes } from '../entity-types.ts';
import { expectStatus, expectThat } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import type { Trial } from '../trial.ts';
import { entitiesOf, entityOf } from '../trial.ts';

const uri = (mark: string) => requirement(`resource-path/resource-path-to-entities#${mark}`);

export const serviceRoot: ConformanceClass = {
  uri: conformanceClass('resource-path'),
  name: 'Service root',
  requirements: [
    { uri: uri('root'), says: 'The root lists the eight sets, each with its address.', check: checkSets },
    { uri: uri('server-settings'), says: 'The root lists the classes that it conforms to.', check: checkSettings },
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

async function checkSettings(trial: Trial): Promise<void> {
  const answer = await trial.root();
  const { serverSettings } = entityOf(answer);
  const { conformance } = (serverSettings ?? {}) as { conformance?: unknown };
  const isList = Array.isArray(conformance) && conformance.every((item) => typeof item === 'string');
  expectThat(answer, isList && conformance.length > 0, 'serverSettings.conformance, a list of URIs', serverSettings);
}
