import { expectSame, expectStatus, expectThat } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import type { Entity } from '../server.ts';
import { entitiesOf, linkOf, literal, referenceTo, type Trial } from '../trial.ts';
import { small } from './create.ts';

const uri = (mark: string) => requirement(`data-array/data-array#${mark}`);

export const dataArray: ConformanceClass = {
  uri: conformanceClass('data-array'),
  name: 'Data arrays',
  requirements: [
    {
      uri: uri('create'),
      says: 'CreateObservations answers a link or "error" per row; a bad row stops no other.',
      check: checkCreate,
    },
    {
      uri: uri('feature'),
      says: 'The component FeatureOfInterest/id says what a row is about.',
      check: checkFeature,
    },
    { uri: uri('read'), says: '$resultFormat=dataArray answers rows per datastream.', check: checkRead },
    {
      uri: uri('read-options'),
      says: '$resultFormat=dataArray keeps to $select, $top, $orderby and $count.',
      check: checkOptions,
    },
  ],
};

async function checkCreate(trial: Trial): Promise<void> {
  await trial.needs('data-array');
  const { datastream } = await small(trial, 'array');
  const { datastream: other } = await small(trial, 'array two');
  const components = ['phenomenonTime', 'result'];
  const answer = await trial.server.send('POST', 'CreateObservations', [
    {
      Datastream: referenceTo(datastream),
      components,
      'dataArray@iot.count': 3,
      dataArray: [
        [trial.day(1), 1],
        ['no time at all', 2],
        [trial.day(3), 3],
      ],
    },
    { Datastream: referenceTo(other), components, dataArray: [[trial.day(1), 7]] },
  ]);
  expectStatus(answer, 201);
  const rows = Array.isArray(answer.json) ? answer.json.map(String) : [];
  expectThat(answer, rows.length === 4, 'a list with one text per row');
  expectSame(
    answer,
    [false, true, false, false],
    rows.map((row) => row === 'error'),
    'errors',
  );
  for (const [i, result] of [
    [0, 1],
    [2, 3],
    [3, 7],
  ]) {
    const link = new URL(rows[i ?? 0] ?? '', `${trial.server.base}/`).href;
    const observation = await trial.get(link);
    expectSame(observation, result, (observation.json as Entity).result, 'result');
  }
}

async function checkFeature(trial: Trial): Promise<void> {
  await trial.needs('data-array');
  const { datastream } = await small(trial, 'array about');
  const feature = await trial.make('FeaturesOfInterest', trial.bodies.feature('of a row'));
  const answer = await trial.server.send('POST', 'CreateObservations', [
    {
      Datastream: referenceTo(datastream),
      components: ['phenomenonTime', 'result', 'FeatureOfInterest/id'],
      dataArray: [[trial.day(1), 1, feature['@iot.id']]],
    },
  ]);
  expectStatus(answer, 201);
  const below = await trial.list(`${linkOf(feature)}/Observations`);
  expectThat(below.answer, below.entities.length === 1, 'the row, below its feature');
}

interface Group {
  readonly components?: readonly string[];
  readonly dataArray?: readonly (readonly unknown[])[];
  readonly 'dataArray@iot.count'?: number;
  readonly 'Datastream@iot.navigationLink'?: string;
}

async function checkRead(trial: Trial): Promise<void> {
  await trial.needs('data-array');
  const { datastreams } = await trial.world();
  const own = datastreams.map((one) => `Datastream/id eq ${literal(one['@iot.id'])}`).join(' or ');
  const answer = await trial.get(`Observations?$filter=${encodeURIComponent(own)}&$resultFormat=dataArray`);
  const groups = entitiesOf(answer) as readonly Group[];
  expectThat(answer, groups.length === 4, 'one group per datastream, four in all');
  const results: unknown[] = [];
  for (const group of groups) {
    const { components = [], dataArray = [] } = group;
    expectThat(
      answer,
      typeof group['Datastream@iot.navigationLink'] === 'string',
      'Datastream@iot.navigationLink',
      group,
    );
    expectThat(answer, components.includes('phenomenonTime') && components.includes('result'), 'components', group);
    expectSame(answer, dataArray.length, group['dataArray@iot.count'], 'dataArray@iot.count');
    for (const row of dataArray) {
      expectSame(answer, components.length, row.length, 'values per row');
      results.push(row[components.indexOf('result')]);
    }
  }
  expectSame(
    answer,
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    results.sort((a, b) => Number(a) - Number(b)),
    'results',
  );
}

async function checkOptions(trial: Trial): Promise<void> {
  await trial.needs('data-array');
  const { datastreams } = await trial.world();
  const path = `${linkOf(datastreams[0] ?? {})}/Observations`;
  const answer = await trial.get(
    `${path}?$resultFormat=dataArray&$select=result&$orderby=result%20desc&$top=2&$count=true`,
  );
  const [group, ...rest] = entitiesOf(answer) as readonly Group[];
  expectThat(answer, rest.length === 0, 'one group');
  expectSame(answer, ['result'], group?.components, 'components');
  expectSame(answer, [[3], [2]], group?.dataArray, 'dataArray');
  const { '@iot.count': count, '@iot.nextLink': next } = answer.json as Entity;
  expectSame(answer, 3, count, '@iot.count');
  const behind = (await trial.get(String(next))) as { json: unknown } & typeof answer;
  expectSame(behind, [[1]], (entitiesOf(behind)[0] as Group | undefined)?.dataArray, 'dataArray of the next page');
}
