import type { SetName } from '../entity-types.ts';
import { expectSame, expectStatus, expectThat } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import type { Entity } from '../server.ts';
import { entityOf, linkOf, type Trial } from '../trial.ts';
import { small } from './create.ts';

const uri = (name: string) => requirement(`datamodel/${name}`);

export const optionalProperties: ConformanceClass = {
  uri: conformanceClass('datamodel'),
  name: 'Optional properties',
  requirements: [
    {
      uri: uri('properties#free'),
      says: 'What stands in `properties` of an entity reads back as it was sent.',
      check: checkFree,
    },
    {
      uri: uri('datastream/properties#no-unit'),
      says: 'A datastream without a unit says null for its name, symbol and definition.',
      check: checkNoUnit,
    },
    {
      uri: uri('observation/properties#null'),
      says: 'An observation may say null for validTime, resultQuality and parameters.',
      check: checkNull,
    },
    {
      uri: uri('observation/properties#interval'),
      says: 'phenomenonTime of an observation may be a stretch of time, and reads back as one.',
      check: checkInterval,
    },
    {
      uri: uri('observation/properties#optional'),
      says: 'validTime and parameters of an observation read back as they were sent.',
      check: checkOptional,
    },
  ],
};

const free = { kind: 'some text', numbers: [1, 2.5], nested: { deep: true, nothing: null } };

async function checkFree(trial: Trial): Promise<void> {
  const { bodies } = trial;
  const { thing, datastream } = await small(trial, 'free');
  const made: [SetName, Entity][] = [
    ['Locations', bodies.location('free two')],
    ['Sensors', bodies.sensor('free')],
    ['ObservedProperties', bodies.observedProperty('free')],
    ['FeaturesOfInterest', bodies.feature('free')],
  ];
  for (const [set, body] of made) {
    const entity = await trial.make(set, { ...body, properties: free });
    expectSame(await trial.get(linkOf(entity)), free, entity.properties, 'properties');
  }
  for (const entity of [thing, datastream]) {
    const properties = { ...(entity.properties as Entity | undefined), ...free };
    expectStatus(await trial.server.send('PATCH', linkOf(entity), { properties: withoutPassport(properties) }), 200);
    const answer = await trial.get(linkOf(entity));
    for (const [name, value] of Object.entries(free))
      expectSame(answer, value, (entityOf(answer).properties as Entity)[name], `properties/${name}`);
  }
}

/** What a server keeps versions of, it may refuse in a change. */
function withoutPassport({ passport: _, ...rest }: Entity): Entity {
  return rest;
}

async function checkNoUnit(trial: Trial): Promise<void> {
  const { thing } = await small(trial, 'no unit');
  const none = { name: null, symbol: null, definition: null };
  const datastream = await trial.make(`${linkOf(thing)}/Datastreams`, {
    ...trial.bodies.wholeDatastream('no unit two'),
    observationType: 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Observation',
    unitOfMeasurement: none,
  });
  const answer = await trial.get(linkOf(datastream));
  expectSame(answer, none, entityOf(answer).unitOfMeasurement, 'unitOfMeasurement');
}

async function checkNull(trial: Trial): Promise<void> {
  const { datastream } = await small(trial, 'null');
  const nothing = { validTime: null, resultQuality: null, parameters: null };
  const reading = { phenomenonTime: trial.day(1), result: 1, ...nothing };
  const made = await trial.make(`${linkOf(datastream)}/Observations`, reading);
  const answer = await trial.get(linkOf(made));
  for (const name of Object.keys(nothing))
    expectThat(answer, (entityOf(answer)[name] ?? null) === null, `${name} null, or no ${name}`);
  if (!(await trial.announces('data-array'))) return;
  const rows = await trial.server.send('POST', 'CreateObservations', [
    {
      Datastream: { '@iot.id': datastream['@iot.id'] },
      components: ['phenomenonTime', 'result', ...Object.keys(nothing)],
      dataArray: [[trial.day(2), 2, null, null, null]],
    },
  ]);
  expectStatus(rows, 201);
  expectThat(rows, Array.isArray(rows.json) && rows.json[0] !== 'error', 'a link and no "error"');
}

async function checkInterval(trial: Trial): Promise<void> {
  const { datastream } = await small(trial, 'interval');
  const phenomenonTime = `${trial.day(1)}/${trial.day(2)}`;
  const made = await trial.make(`${linkOf(datastream)}/Observations`, { phenomenonTime, result: 1 });
  const ends = (value: unknown) => String(value).split('/').map(Date.parse);
  expectSame(await trial.get(linkOf(made)), ends(phenomenonTime), ends(made.phenomenonTime), 'begin and end');
}

async function checkOptional(trial: Trial): Promise<void> {
  const { datastream } = await small(trial, 'optional');
  const sent = { validTime: `${trial.day(1)}/${trial.day(2)}`, parameters: { height: 3 } };
  const reading = { phenomenonTime: trial.day(1), result: 1, ...sent };
  const made = await trial.make(`${linkOf(datastream)}/Observations`, reading);
  const answer = await trial.get(linkOf(made));
  expectSame(answer, sent.parameters, entityOf(answer).parameters, 'parameters');
  const ends = (value: unknown) => String(value).split('/').map(Date.parse);
  expectSame(answer, ends(sent.validTime), ends(entityOf(answer).validTime), 'begin and end of validTime');
}
