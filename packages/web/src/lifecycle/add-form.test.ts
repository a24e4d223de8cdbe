import type { FoundDevice } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { checkAddForm, toAddForm, toAddition } from './add-form.ts';

const device: FoundDevice = {
  id: 1,
  source: 'mqtt-discovery',
  identity: 'kast',
  name: null,
  manufacturer: null,
  model: null,
  deviceTypes: [],
  streams: [
    { name: 'CO2', property: 'co2', unit: 'ppm' },
    { name: 'Batterij', property: null, unit: '%' },
  ],
  cutOff: false,
  leftOut: [],
  firstSeen: '2026-11-22T10:00:00Z',
  lastSeen: '2026-11-22T10:00:00Z',
  times: 1,
  status: 'new',
  laterUntil: null,
  thingId: null,
};

test('what is known is filled in, and what is not measured is left out', () => {
  const form = toAddForm(device);
  expect(checkAddForm(form)).toEqual([]);
  expect(toAddition(form)).toEqual({ name: 'kast', streams: [{ name: 'CO2', property: 'co2' }] });
});

test('a device type says what is measured', () => {
  const form = { ...toAddForm({ ...device, deviceTypes: ['telraam'] }), placeId: '7' };
  expect(toAddition(form)).toEqual({ name: 'kast', deviceType: 'telraam', placeId: 7 });
});

test('a name and one property at least are needed', () => {
  const form = toAddForm({ ...device, identity: null, streams: [] });
  expect(checkAddForm(form)).toEqual(['name', 'properties']);
  const filled = { ...form, name: 'Teller', properties: { '': 'bicycles' } };
  expect(toAddition(filled)).toEqual({ name: 'Teller', streams: [{ name: 'Teller', property: 'bicycles' }] });
});
