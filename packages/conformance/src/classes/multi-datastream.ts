import { expectSame, expectStatus, expectThat } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import type { Entity } from '../server.ts';
import { linkOf, referenceTo, type Trial } from '../trial.ts';

const uri = (name: string) => requirement(`multi-datastream/${name}`);
const MEASUREMENT = 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement';
const COMPLEX = 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_ComplexObservation';
const celsius = { name: 'degree Celsius', symbol: 'Cel', definition: 'ucum:Cel' };

export const multiDatastream: ConformanceClass = {
  uri: conformanceClass('multi-datastream'),
  name: 'MultiDatastreams',
  requirements: [
    {
      uri: uri('properties'),
      says: 'A MultiDatastream has units and types, one per observed property.',
      check: checkProperties,
    },
    {
      uri: uri('relations'),
      says: 'It leads to its Thing, Sensor, ObservedProperties and Observations, and these lead back to it.',
      check: checkRelations,
    },
    {
      uri: uri('constraints'),
      says: 'Its results are lists, with one value per observed property, in their order.',
      check: checkConstraints,
    },
    {
      uri: uri('constraints#sizes'),
      says: 'One whose units, types and observed properties differ in number is refused.',
      check: checkSizes,
    },
    {
      uri: uri('constraints#requests'),
      says: 'Its observations can be selected, expanded, sorted, counted and paged.',
      check: checkRequests,
    },
    {
      uri: uri('constraints#create'),
      says: 'Observations come in with a link to their MultiDatastream, by deep insert and as data arrays.',
      check: checkCreation,
    },
    {
      uri: uri('constraints#update'),
      says: 'A MultiDatastream and its observations can be changed and deleted.',
      check: checkUpdate,
    },
  ],
};

async function make(trial: Trial, mark: string, more: Entity = {}): Promise<Entity> {
  await trial.needs('MultiDatastreams');
  return trial.make('MultiDatastreams', body(trial, mark, more));
}

function body({ bodies }: Trial, mark: string, more: Entity = {}): Entity {
  const { unitOfMeasurement: _, observationType: __, ...rest } = bodies.datastream(mark);
  return {
    ...rest,
    observationType: COMPLEX,
    multiObservationDataTypes: [MEASUREMENT, MEASUREMENT],
    unitOfMeasurements: [celsius, celsius],
    Thing: bodies.thing(mark, { Locations: [bodies.location(mark)] }),
    Sensor: bodies.sensor(mark),
    ObservedProperties: [bodies.observedProperty(`${mark} b`), bodies.observedProperty(`${mark} a`)],
    ...more,
  };
}

async function observe(trial: Trial, multi: Entity, n: number, result: readonly number[]): Promise<Entity> {
  return trial.make(`${linkOf(multi)}/Observations`, {
    phenomenonTime: trial.day(n),
    resultTime: trial.day(n),
    result,
  });
}

async function checkProperties(trial: Trial): Promise<void> {
  const entity = await make(trial, 'multi');
  const answer = await trial.get(linkOf(entity));
  for (const name of ['unitOfMeasurements', 'multiObservationDataTypes'])
    expectThat(answer, Array.isArray(entity[name]) && entity[name].length === 2, `${name}, a list of two`, entity);
  expectSame(answer, COMPLEX, entity.observationType, 'observationType');
  for (const name of ['name', 'description', '@iot.id', '@iot.selfLink'])
    expectThat(answer, entity[name] !== undefined, name, entity);
}

async function checkRelations(trial: Trial): Promise<void> {
  const entity = await make(trial, 'multi relations');
  const link = linkOf(entity);
  const answer = await trial.get(link);
  for (const name of ['Thing', 'Sensor', 'ObservedProperties', 'Observations'])
    expectThat(answer, typeof entity[`${name}@iot.navigationLink`] === 'string', `a link to ${name}`, entity);
  const { entities: properties } = await trial.list(`${link}/ObservedProperties`);
  for (const [path, one] of [
    ['Thing', await trial.entity(`${link}/Thing`)],
    ['Sensor', await trial.entity(`${link}/Sensor`)],
    ['ObservedProperties', properties[0] ?? {}],
  ] as const) {
    const back = await trial.list(`${linkOf(one)}/MultiDatastreams`);
    const ids = back.entities.map((each) => each['@iot.id']);
    expectThat(back.answer, ids.includes(entity['@iot.id']), `the MultiDatastream back from its ${path}`, ids);
  }
  const observation = await observe(trial, entity, 1, [1, 2]);
  const multi = await trial.entity(`${linkOf(observation)}/MultiDatastream`);
  expectSame(await trial.get(link), entity['@iot.id'], multi['@iot.id'], 'MultiDatastream of its observation');
}

async function checkConstraints(trial: Trial): Promise<void> {
  const entity = await make(trial, 'multi two');
  const path = `${linkOf(entity)}/Observations`;
  const observation = await observe(trial, entity, 1, [1, 2]);
  expectSame(await trial.get(linkOf(observation)), [1, 2], observation.result, 'result');
  const { answer, entities } = await trial.list(`${linkOf(entity)}/ObservedProperties`);
  const marks = entities.map(({ name }) => String(name).slice(-1));
  expectSame(answer, ['b', 'a'], marks, 'observed properties in the order in which they were given');
  for (const result of [[1], [1, 2, 3], 1])
    expectStatus(await trial.server.send('POST', path, { phenomenonTime: trial.day(2), result }), 400, 409);
  const { answer: after, entities: left } = await trial.list(path);
  expectThat(after, left.length === 1, 'nothing of what was refused', left.length);
}

async function checkSizes(trial: Trial): Promise<void> {
  await trial.needs('MultiDatastreams');
  for (const wrong of [
    { unitOfMeasurements: [celsius] },
    { multiObservationDataTypes: [MEASUREMENT] },
    { ObservedProperties: [trial.bodies.observedProperty('multi alone')] },
  ])
    expectStatus(await trial.server.send('POST', 'MultiDatastreams', body(trial, 'multi sizes', wrong)), 400, 409);
}

async function checkRequests(trial: Trial): Promise<void> {
  const entity = await make(trial, 'multi requests');
  const path = `${linkOf(entity)}/Observations`;
  for (const n of [1, 2, 3]) await observe(trial, entity, n, [n, 10 - n]);
  const { answer, entities } = await trial.list(`${path}?$orderby=phenomenonTime%20desc&$top=2&$count=true`);
  const results = entities.map(({ result }) => result);
  expectSame(
    answer,
    [
      [3, 7],
      [2, 8],
    ],
    results,
    'results of the first page',
  );
  const { '@iot.count': count, '@iot.nextLink': next } = answer.json as Entity;
  expectSame(answer, 3, count, '@iot.count');
  const rest = await trial.list(String(next));
  expectSame(
    rest.answer,
    [[1, 9]],
    rest.entities.map(({ result }) => result),
    'results of the second page',
  );
  const filter = encodeURIComponent(`phenomenonTime gt ${trial.day(1)}`);
  const some = await trial.list(`${path}?$select=result&$orderby=phenomenonTime&$filter=${filter}`);
  expectSame(
    some.answer,
    [
      [2, 8],
      [3, 7],
    ],
    some.entities.map(({ result }) => result),
    'results after the first day',
  );
  expectThat(
    some.answer,
    some.entities.every(({ phenomenonTime }) => phenomenonTime === undefined),
    'result alone',
  );
  const whole = await trial.get(`${linkOf(entity)}?$expand=Thing,Sensor,ObservedProperties,Observations($top=1)`);
  const { Thing, Sensor, ObservedProperties, Observations } = whole.json as Entity;
  const lists = [ObservedProperties, Observations].map((list) => (Array.isArray(list) ? list.length : undefined));
  expectSame(whole, [2, 1], lists, 'two properties and one observation in place');
  expectThat(whole, Boolean(Thing) && Boolean(Sensor), 'Thing and Sensor in place');
}

async function checkCreation(trial: Trial): Promise<void> {
  const inside = { phenomenonTime: trial.day(1), result: [1, 2] };
  const entity = await make(trial, 'multi creation', { Observations: [inside] });
  const own = `${linkOf(entity)}/Observations`;
  expectSame(await trial.get(own), 1, (await trial.list(own)).entities.length, 'observation made along');
  const named = { phenomenonTime: trial.day(2), result: [3, 4], MultiDatastream: referenceTo(entity) };
  const made = await trial.make('Observations', named);
  expectSame(await trial.get(linkOf(made)), [3, 4], made.result, 'result');
  if (!(await trial.announces('data-array'))) return;
  const dataArray = [
    [trial.day(3), [5, 6]],
    [trial.day(4), [7]],
  ];
  const group = { MultiDatastream: referenceTo(entity), components: ['phenomenonTime', 'result'], dataArray };
  const answer = await trial.server.send('POST', 'CreateObservations', [group]);
  expectStatus(answer, 201);
  const links = answer.json as unknown[];
  expectThat(
    answer,
    links.length === 2 && links[1] === 'error',
    'a link, and "error" for the row with one number',
    links,
  );
  const last = await trial.entity(String(links[0]));
  expectSame(await trial.get(own), [5, 6], last.result, 'result of the row');
}

async function checkUpdate(trial: Trial): Promise<void> {
  const entity = await make(trial, 'multi update');
  const link = linkOf(entity);
  const observation = await observe(trial, entity, 1, [1, 2]);
  expectStatus(await trial.server.send('PATCH', linkOf(observation), { result: [3, 4] }), 200, 204);
  expectSame(await trial.get(link), [3, 4], (await trial.entity(linkOf(observation))).result, 'changed result');
  expectStatus(await trial.server.send('PATCH', link, { description: 'changed' }), 200, 204);
  const changed = await trial.entity(link);
  expectSame(await trial.get(link), 'changed', changed.description, 'description');
  expectSame(await trial.get(link), entity.unitOfMeasurements, changed.unitOfMeasurements, 'unitOfMeasurements');
  expectStatus(await trial.server.send('DELETE', linkOf(observation)), 200, 204);
  expectStatus(await trial.server.send('GET', linkOf(observation)), 404, 410);
  expectStatus(await trial.server.send('DELETE', link), 200, 204);
  expectStatus(await trial.server.send('GET', link), 404, 410);
}
