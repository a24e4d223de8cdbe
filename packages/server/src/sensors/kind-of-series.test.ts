import { findProperty } from '@wijkritme/contract';
import { expect, it } from 'vitest';
import { natureOf } from './kind-of-series.ts';

it.each([
  ['pedestrians', '{count}', { kind: 'count', kindReason: 'property', min: 0 }],
  ['sound-level', 'dB(A)', { kind: 'level', kindReason: 'property', max: 150 }],
  ['open-closed', '{closed-open}', { kind: 'state', kindReason: 'property', min: 0, max: 1 }],
  // Nobody registered these: the unit says what it can.
  ['skaters', '{count}', { kind: 'count', kindReason: 'unit', min: 0 }],
  ['hatch', '{closed-open}', { kind: 'state', kindReason: 'unit', min: 0, max: 1 }],
  ['radon', 'Bq/m3', { kind: 'level', kindReason: 'unknown' }],
])('%s in %s', (property, unit, nature) => {
  expect(natureOf(findProperty(property), unit)).toMatchObject(nature);
});
