import { completenessOf, findProperty, Passport } from '@wijkritme/contract';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { SENSORS } from './sensors.ts';
import { findSeries, nextMoment, SERIES } from './series.ts';
import { toThingBody } from './thing.ts';

const world = { seed: 1, birth: Date.UTC(2026, 10, 22, 6, 30) };
const bodies = SENSORS.map((sensor) => toThingBody(sensor, world));

test('every datastream has a complete passport and a registered property with its unit', () => {
  for (const { Datastreams } of bodies) {
    for (const { properties, unitOfMeasurement, ObservedProperty } of Datastreams) {
      expect(Value.Check(Passport, properties.passport)).toBe(true);
      expect(completenessOf(properties.passport).missing).toEqual([]);
      const property = findProperty(ObservedProperty.definition);
      expect(property?.unit).toEqual(unitOfMeasurement);
      expect(properties.passport.unit).toBe(property?.unit.symbol);
    }
  }
});

test('every thing says that it is a simulation', () => {
  for (const body of bodies) {
    expect(body.name).toContain('(simulatie)');
    expect(body.description).toContain('Simulatie:');
    expect(body.properties.simulated).toBe(true);
    for (const { name, description, properties } of body.Datastreams) {
      expect(name).toContain('(simulatie)');
      expect(description).toContain('Simulatie:');
      expect(properties.passport.purpose).toContain('Simulatie:');
    }
  }
});

test('identifiers are unique, in five kinds, and readings come spread out', () => {
  expect(new Set(bodies.map((body) => body.properties.externalId)).size).toBe(40);
  expect(new Set(SENSORS.map((sensor) => sensor.kind)).size).toBe(5);
  expect(SERIES).toHaveLength(72);
  for (const series of SERIES) expect(series.phaseSeconds).toBeLessThan(series.intervalSeconds);
  const from = world.birth;
  const moments = SERIES.filter((one) => one.intervalSeconds === 300).map((one) => nextMoment(one, from) - from);
  const sorted = moments.sort((a, b) => a - b);
  expect(Math.max(...sorted.slice(1).map((t, i) => t - (sorted[i] ?? 0)))).toBeLessThanOrEqual(30_000);
});

test('moments are regular and come after the instant asked for', () => {
  const series = findSeries('snd-02/sound-level');
  const t = nextMoment(series, world.birth);
  expect(t).toBeGreaterThan(world.birth);
  expect(nextMoment(series, t) - t).toBe(300_000);
  expect(nextMoment(series, t - 1)).toBe(t);
});
