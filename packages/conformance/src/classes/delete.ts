import { entityTypes, type SetName } from '../entity-types.ts';
import { expectStatus } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import type { Trial } from '../trial.ts';
import { NOWHERE } from './resource-path.ts';
import { tree } from './update.ts';

const uri = (mark: string) => requirement(`create-update-delete/delete-entity#${mark}`);

/** Per entity what goes with it; all else stays (OGC 18-088, table 26). */
const cascades: readonly (readonly [SetName, readonly SetName[]])[] = [
  ['Things', ['Datastreams', 'HistoricalLocations', 'Observations']],
  ['Datastreams', ['Observations']],
  ['Locations', ['HistoricalLocations']],
  ['HistoricalLocations', []],
  ['Sensors', ['Datastreams', 'Observations']],
  ['ObservedProperties', ['Datastreams', 'Observations']],
  ['FeaturesOfInterest', ['Observations']],
  ['Observations', []],
];

export const deletion: ConformanceClass = {
  uri: conformanceClass('create-update-delete'),
  name: 'Deletion',
  requirements: [
    ...cascades.map(([set, gone]) => ({
      uri: uri(set),
      says: `DELETE of one of ${set} takes ${gone.join(', ') || 'nothing else'} along.`,
      check: (trial: Trial) => checkCascade(trial, set, gone),
    })),
    {
      uri: uri('nonexistent'),
      says: 'DELETE of what does not exist answers 404.',
      check: async (trial: Trial) => {
        for (const { set } of entityTypes)
          expectStatus(await trial.server.send('DELETE', `${set}(${NOWHERE})`), 404, 410);
      },
    },
  ],
};

async function checkCascade(trial: Trial, set: SetName, gone: readonly SetName[]): Promise<void> {
  const one = await tree(trial, `delete ${set}`);
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  expectStatus(await trial.server.send('DELETE', one[set], undefined, type), 200);
  for (const { set: other } of entityTypes) {
    const answer = await trial.server.send('GET', one[other]);
    if (other === set || gone.includes(other)) expectStatus(answer, 404, 410);
    else expectStatus(answer, 200);
  }
}
