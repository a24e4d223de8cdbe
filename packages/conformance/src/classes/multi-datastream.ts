import { expectSame, expectStatus, expectThat } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import type { Entity } from '../server.ts';
import { linkOf, type Trial } from '../trial.ts';

const uri = (name: string) => requirement(`multi-datastream/${name}`);
const MEASUREMENT = 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement';

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
      uri: uri('constraints'),
      says: 'Its results are lists, with one value per observed property.',
      check: checkConstraints,
    },
  ],
};

async function make(trial: Trial, mark: string): Promise<Entity> {
  await trial.needs('MultiDatastreams');
  const { bodies } = trial;
  const unit = { name: 'degree Celsius', symbol: 'Cel', definition: 'ucum:Cel' };
  const { unitOfMeasurement: _, observationType: __, ...rest } = bodies.datastream(mark);
  return trial.make('MultiDatastreams', {
    ...rest,
    observationType: 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_ComplexObservation',
    multiObservationDataTypes: [MEASUREMENT, MEASUREMENT],
    unitOfMeasurements: [unit, unit],
    Thing: bodies.thing(mark, { Locations: [bodies.location(mark)] }),
    Sensor: bodies.sensor(mark),
    ObservedProperties: [bodies.observedProperty(`${mark} a`), bodies.observedProperty(`${mark} b`)],
  });
}

async function checkProperties(trial: Trial): Promise<void> {
  const entity = await make(trial, 'multi');
  const answer = await trial.get(linkOf(entity));
  for (const name of ['unitOfMeasurements', 'multiObservationDataTypes'])
    expectThat(answer, Array.isArray(entity[name]) && entity[name].length === 2, `${name}, a list of two`, entity);
}

async function checkConstraints(trial: Trial): Promise<void> {
  const entity = await make(trial, 'multi two');
  const path = `${linkOf(entity)}/Observations`;
  const observation = await trial.make(path, { phenomenonTime: trial.day(1), result: [1, 2] });
  expectSame(await trial.get(linkOf(observation)), [1, 2], observation.result, 'result');
  expectStatus(await trial.server.send('POST', path, { phenomenonTime: trial.day(2), result: [1] }), 400, 409);
}
