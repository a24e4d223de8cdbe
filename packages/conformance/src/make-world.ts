import { expectThat } from './failure.ts';
import type { Entity } from './server.ts';
import type { Trial } from './trial.ts';
import type { World } from './world.ts';

/** The data of level 3 of the OGC suite for 1.0, dated thirty days back. */
export async function makeWorld(trial: Trial): Promise<World> {
  const { bodies } = trial;
  const one = await trial.make(
    'Things',
    bodies.thing('1', {
      Locations: [bodies.location('1', [5.1, 52.1])],
      Datastreams: [bodies.wholeDatastream('1'), bodies.wholeDatastream('2')],
    }),
  );
  const two = await trial.make(
    'Things',
    bodies.thing('2', {
      Locations: [bodies.location('2', [5.2, 52.2])],
      Datastreams: [bodies.wholeDatastream('3')],
    }),
  );
  const things = [one, two];
  const shared = await trial.entity(`${await only(trial, two, 'Datastreams')}/ObservedProperty`);
  await trial.make(
    `${two['@iot.selfLink']}/Datastreams`,
    bodies.datastream('4', { Sensor: bodies.sensor('4'), ObservedProperty: { '@iot.id': shared['@iot.id'] } }),
  );
  await swapPlaces(trial, things);
  const datastreams: Entity[] = [];
  for (const thing of things) datastreams.push(...(await datastreamsOf(trial, thing)));
  const observations: string[] = [];
  for (const [i, datastream] of datastreams.entries())
    for (let n = 0; n < 3; n++) observations.push(await observe(trial, datastream, 3 * i + n));
  return {
    things,
    datastreams,
    observations,
    totals: {
      Things: 2,
      Locations: 2,
      HistoricalLocations: 4,
      Datastreams: 4,
      Sensors: 4,
      ObservedProperties: 3,
      Observations: 12,
      FeaturesOfInterest: 2,
    },
  };
}

async function datastreamsOf(trial: Trial, thing: Entity): Promise<Entity[]> {
  const { entities } = await trial.list(`${thing['@iot.selfLink']}/Datastreams`);
  return [...entities].sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1));
}

async function only(trial: Trial, entity: Entity, relation: string): Promise<string> {
  const { answer, entities } = await trial.list(`${entity['@iot.selfLink']}/${relation}`);
  expectThat(answer, entities.length === 1, `one of ${relation}`);
  return String(entities[0]?.['@iot.selfLink']);
}

/** A new place makes a historical location, so that each thing has two. */
async function swapPlaces(trial: Trial, things: readonly Entity[]): Promise<void> {
  const places: unknown[] = [];
  for (const thing of things) {
    const { answer, entities } = await trial.list(`${thing['@iot.selfLink']}/Locations`);
    expectThat(answer, entities.length === 1, 'one place per thing');
    places.unshift(entities[0]?.['@iot.id']);
  }
  for (const [i, thing] of things.entries()) {
    const body = { Locations: [{ '@iot.id': places[i] }] };
    const answer = await trial.server.send('PATCH', String(thing['@iot.selfLink']), body);
    expectThat(answer, answer.status === 200 || answer.status === 204, 'status 200');
  }
}

/** Reading of day `n`, which has result n + 1. */
async function observe(trial: Trial, datastream: Entity, n: number): Promise<string> {
  const body = { phenomenonTime: trial.day(n), resultTime: trial.day(n), result: n + 1 };
  const answer = await trial.server.send('POST', `${datastream['@iot.selfLink']}/Observations`, body);
  expectThat(answer, answer.status === 201, 'status 201');
  return trial.remember(answer);
}
