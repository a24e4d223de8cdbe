import { expect, test } from 'vitest';
import { registeredProperties } from './properties.ts';
import { findUnit, registeredUnits } from './units.ts';

test('every unit stands once, has a code without spaces and a name in both languages', () => {
  for (const key of ['code', 'qudt'] as const)
    expect(new Set(registeredUnits.map((one) => one[key])).size).toBe(registeredUnits.length);
  for (const { code, qudt, name } of registeredUnits) {
    expect(code).toMatch(/^[!-~]{1,30}$/);
    expect(qudt).toMatch(/^[A-Za-z0-9-]+$/);
    expect(name.nl.length * name.en.length).toBeGreaterThan(0);
  }
});

test('no unit of a registered property stands here as well', () => {
  expect(registeredProperties.filter(({ unit }) => findUnit(unit.symbol)).map(({ id }) => id)).toEqual([]);
});

test.each(['hPa', 'lx', 'm', 'uSv/h', 'V'])('%s is there', (code) => {
  expect(findUnit(code)?.code).toBe(code);
});

test('a code is not guessed at: capitals count', () => {
  expect(findUnit('HPA')).toBeUndefined();
});
