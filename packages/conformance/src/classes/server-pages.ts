import { expectSame, expectThat } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import type { Answer, Entity } from '../server.ts';
import { entityOf, linkOf, referenceTo, type Trial } from '../trial.ts';

/** More than servers put on a page: usually a hundred. */
const READINGS = 220;

export const serverPages: ConformanceClass = {
  uri: conformanceClass('request-data/server-driven-pagination'),
  name: 'Pages that the server makes',
  requirements: [
    {
      uri: requirement('request-data/pagination#server-driven'),
      says: 'A list without $top comes whole, or in pages that lead to each entity exactly once.',
      check: checkServerPages,
    },
  ],
};

async function checkServerPages(trial: Trial): Promise<void> {
  const datastream = await makeLongDatastream(trial);
  try {
    for (const option of ['', '?$orderby=result%20desc', '?$filter=result%20ge%200'])
      await followPages(trial, `${linkOf(datastream)}/Observations${option}`);
  } finally {
    // What other requirements count stays as it was.
    await trial.server.send('DELETE', linkOf(datastream));
  }
}

/** Beside those of the world, with parts of the first of them. */
async function makeLongDatastream(trial: Trial): Promise<Entity> {
  const { datastreams, observations } = await trial.world();
  const first = linkOf(datastreams[0] ?? {});
  const partOf = async (path: string) => referenceTo(await trial.entity(path));
  const feature = await partOf(`${observations[0]}/FeatureOfInterest`);
  const body = trial.bodies.datastream('pages', {
    Thing: await partOf(`${first}/Thing`),
    Sensor: await partOf(`${first}/Sensor`),
    ObservedProperty: await partOf(`${first}/ObservedProperty`),
    Observations: Array.from({ length: READINGS }, (_, i) => ({
      phenomenonTime: trial.day(i / READINGS),
      result: i,
      FeatureOfInterest: feature,
    })),
  });
  return trial.make('Datastreams', body);
}

async function followPages(trial: Trial, start: string): Promise<void> {
  const seen: string[] = [];
  for (let path: string | undefined = start; path !== undefined; ) {
    const { answer, entities }: { answer: Answer; entities: readonly Entity[] } = await trial.list(path);
    seen.push(...entities.map(linkOf));
    expectThat(answer, seen.length <= READINGS, `${READINGS} entities in all`, seen.length);
    path = entityOf(answer)['@iot.nextLink'] as string | undefined;
    expectThat(answer, path === undefined || entities.length > 0, 'entities on a page that leads to another');
    if (path === undefined) expectSame(answer, READINGS, new Set(seen).size, 'different entities');
  }
}
