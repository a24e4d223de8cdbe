import { entityTypes, type SetName } from '../entity-types.ts';
import { expectSame, expectStatus, expectThat } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import type { Entity } from '../server.ts';
import { entityOf, linkOf, referenceTo, type Trial } from '../trial.ts';
import { small } from './create.ts';

const uri = (name: string) => requirement(`create-update-delete/${name}`);

export const update: ConformanceClass = {
  uri: conformanceClass('create-update-delete'),
  name: 'Update',
  requirements: [
    { uri: uri('update-entity'), says: 'PATCH changes what it names and nothing else.', check: checkPatch },
    {
      uri: uri('update-entity#same-id'),
      says: 'An id in the body of PATCH or PUT is ignored: the address says which entity it is.',
      check: checkId,
    },
    {
      uri: uri('update-entity#phenomenon-time'),
      says: 'PATCH of phenomenonTime changes when an observation was, and its address still leads to it.',
      check: checkTime,
    },
    {
      uri: uri('update-entity#links'),
      says: 'PATCH with {"@iot.id"} changes what an entity is related to.',
      check: checkLink,
    },
    { uri: uri('update-entity#inline'), says: 'PATCH with entities inside answers 400.', check: checkInline },
    {
      uri: uri('update-entity-jsonpatch'),
      says: 'PATCH with a JSON Patch does its operations, or none where one does not fit.',
      check: checkJsonPatch,
    },
    { uri: uri('update-entity-put'), says: 'PUT gives the entity as a whole.', check: checkPut },
    {
      uri: uri('historical-location-auto-creation'),
      says: 'A new place of a thing makes a historical location.',
      check: checkHistory,
    },
    {
      uri: uri('historical-location-manual-creation'),
      says: 'A historical location of the past can be made.',
      check: checkPast,
    },
  ],
};

/** Per set a change that every server takes. */
const changes: Readonly<Record<SetName, Entity>> = {
  Things: { description: 'changed' },
  Locations: { description: 'changed' },
  HistoricalLocations: { time: '2026-01-02T03:04:05.000Z' },
  Datastreams: { description: 'changed' },
  Sensors: { metadata: 'https://example.org/changed' },
  ObservedProperties: { description: 'changed' },
  Observations: { result: 99 },
  FeaturesOfInterest: { description: 'changed' },
};

async function checkPatch(trial: Trial): Promise<void> {
  const one = await tree(trial, 'patch');
  for (const { set } of entityTypes) await patch(trial, one[set], changes[set]);
  await patch(trial, one.Datastreams, { unitOfMeasurement: { name: 'kelvin', symbol: 'K', definition: 'ucum:K' } });
}

/** As clients send it that change what they read. */
async function checkId(trial: Trial): Promise<void> {
  const one = await tree(trial, 'same id');
  for (const { set } of entityTypes) {
    const { '@iot.id': id } = await trial.entity(one[set]);
    await patch(trial, one[set], changes[set], { '@iot.id': id });
  }
  const sensor = { ...trial.bodies.sensor('same id two'), '@iot.id': (await trial.entity(one.Sensors))['@iot.id'] };
  expectStatus(await trial.server.send('PUT', one.Sensors, sensor), 200);
}

/** As the suite of OGC for 1.0 does: asked for by the address of before, which is where it may have moved away from. */
async function checkTime(trial: Trial): Promise<void> {
  const { Observations: link, Datastreams: datastream } = await tree(trial, 'time');
  const before = await trial.entity(link);
  const change = { phenomenonTime: trial.day(2) };
  expectStatus(await trial.server.send('PATCH', link, change), 200);
  const answer = await trial.get(link);
  const { '@iot.id': _, ...after } = entityOf(answer);
  for (const name of ['phenomenonTime', 'resultTime', 'result'])
    expectSame(answer, instant({ ...before, ...change }[name]), instant(after[name]), name);
  const { answer: listed, entities } = await trial.list(`${datastream}/Observations`);
  const times = entities.map((each) => instant(each.phenomenonTime));
  expectSame(listed, [instant(trial.day(2))], times, 'one observation, of');
}

async function patch(trial: Trial, link: string, change: Entity, ignored: Entity = {}): Promise<void> {
  const before = await trial.entity(link);
  expectStatus(
    await trial.server.send(
      'PATCH',
      link,
      { ...ignored, ...change },
      { 'content-type': 'application/json; charset=UTF-8' },
    ),
    200,
  );
  const answer = await trial.get(link);
  expectSame(answer, comparable({ ...before, ...change }), comparable(entityOf(answer)));
}

/** Instants are compared, and not how they are written. */
const instant = (value: unknown) => {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? value : time;
};

/** Without what a server works out by itself. */
function comparable(entity: Entity): Entity {
  const { observedArea, phenomenonTime, resultTime, time, ...rest } = entity;
  return 'result' in entity || 'time' in entity
    ? { ...rest, times: [phenomenonTime, resultTime, time].map(instant) }
    : rest;
}

/** Addresses of one entity of each set that hang together. */
export async function tree(trial: Trial, mark: string): Promise<Record<SetName, string>> {
  const { thing, datastream } = await small(trial, mark);
  const observation = await trial.make(`${linkOf(datastream)}/Observations`, {
    phenomenonTime: trial.day(1),
    result: 1,
  });
  const one = async (path: string) => linkOf(await trial.entity(path));
  const first = async (path: string) => {
    const { answer, entities } = await trial.list(path);
    expectThat(answer, entities.length > 0, 'at least one entity');
    return linkOf(entities[0] ?? {});
  };
  return {
    Things: linkOf(thing),
    Locations: await first(`${linkOf(thing)}/Locations`),
    HistoricalLocations: await first(`${linkOf(thing)}/HistoricalLocations`),
    Datastreams: linkOf(datastream),
    Sensors: await one(`${linkOf(datastream)}/Sensor`),
    ObservedProperties: await one(`${linkOf(datastream)}/ObservedProperty`),
    Observations: linkOf(observation),
    FeaturesOfInterest: await one(`${linkOf(observation)}/FeatureOfInterest`),
  };
}

async function checkLink(trial: Trial): Promise<void> {
  const { datastream } = await small(trial, 'link');
  const sensor = await trial.make('Sensors', trial.bodies.sensor('link two'));
  expectStatus(await trial.server.send('PATCH', linkOf(datastream), { Sensor: referenceTo(sensor) }), 200);
  const answer = await trial.get(`${linkOf(datastream)}/Sensor`);
  expectSame(answer, linkOf(sensor), linkOf(entityOf(answer)), 'the sensor');
}

async function checkInline(trial: Trial): Promise<void> {
  const { bodies } = trial;
  const one = await tree(trial, 'inline patch');
  const datastream = bodies.wholeDatastream('inline');
  const cases: [SetName, Entity][] = [
    ['Things', { Locations: [bodies.location('inline')] }],
    ['Things', { Datastreams: [datastream] }],
    ['Sensors', { Datastreams: [datastream] }],
    ['ObservedProperties', { Datastreams: [datastream] }],
    ['Datastreams', { ObservedProperty: bodies.observedProperty('inline') }],
    ['Datastreams', { Sensor: bodies.sensor('inline') }],
    ['Datastreams', { Thing: bodies.thing('inline') }],
    ['Datastreams', { Observations: [{ phenomenonTime: trial.day(2), result: 2 }] }],
  ];
  for (const [set, body] of cases) expectStatus(await trial.server.send('PATCH', one[set], body), 400);
}

/** RFC 6902: adding, testing, replacing, moving and taking away, in the order of the list. */
async function checkJsonPatch(trial: Trial): Promise<void> {
  await trial.needs('update-entity-jsonpatch');
  const thing = await trial.make('Things', { ...trial.bodies.thing('json patch'), properties: { kept: 1, gone: 2 } });
  const link = linkOf(thing);
  const send = (patch: unknown) =>
    trial.server.send('PATCH', link, patch, { 'content-type': 'application/json-patch+json' });
  const patch = [
    { op: 'test', path: '/properties/kept', value: 1 },
    { op: 'add', path: '/properties/list', value: ['a', 'c'] },
    { op: 'add', path: '/properties/list/1', value: 'b' },
    { op: 'move', from: '/properties/gone', path: '/properties/moved' },
    { op: 'replace', path: '/description', value: 'changed' },
  ];
  expectStatus(await send(patch), 200, 204);
  const after = { ...thing, description: 'changed', properties: { kept: 1, list: ['a', 'b', 'c'], moved: 2 } };
  const answer = await trial.get(link);
  expectSame(answer, after, entityOf(answer));
  const half = [
    { op: 'replace', path: '/description', value: 'half' },
    { op: 'test', path: '/properties/kept', value: 'another' },
  ];
  expectStatus(await send(half), 400, 409, 422);
  expectSame(await trial.get(link), after, await trial.entity(link), 'after a patch that does not fit');
}

async function checkPut(trial: Trial): Promise<void> {
  const sensor = await trial.make('Sensors', trial.bodies.sensor('put'));
  const { properties: _, ...body } = { ...trial.bodies.sensor('put two') } as Entity;
  expectStatus(await trial.server.send('PUT', linkOf(sensor), body), 200);
  const answer = await trial.get(linkOf(sensor));
  for (const [name, value] of Object.entries(body)) expectSame(answer, value, entityOf(answer)[name], name);
}

async function checkHistory(trial: Trial): Promise<void> {
  const thing = await trial.make('Things', trial.bodies.thing('history'));
  const path = `${linkOf(thing)}/HistoricalLocations`;
  for (const n of [1, 2]) {
    await trial.make(`${linkOf(thing)}/Locations`, trial.bodies.location(`history ${n}`, [5 + n / 10, 52]));
    const { answer, entities } = await trial.list(`${path}?$expand=Locations`);
    expectSame(answer, n, entities.length, 'historical locations');
  }
  const { answer, entities } = await trial.list(`${linkOf(thing)}/Locations`);
  expectSame(
    answer,
    [`${trial.prefix} location history 2`],
    entities.map((one) => one.name),
    'places now',
  );
}

async function checkPast(trial: Trial): Promise<void> {
  const { thing } = await small(trial, 'past');
  const location = await trial.make('Locations', trial.bodies.location('past two', [5.5, 52.5]));
  const body = { time: trial.day(-10), Thing: referenceTo(thing), Locations: [referenceTo(location)] };
  await trial.make('HistoricalLocations', body);
  const { answer, entities } = await trial.list(`${linkOf(thing)}/Locations`);
  const isOld = entities.every((one) => linkOf(one) !== linkOf(location));
  expectThat(answer, isOld, 'the place of now, which is not that of the past', entities);
}
