import { expect, test } from 'vitest';
import { findPersonalData, personalText } from './personal-data-check.ts';

test.each([
  ['kenteken', 'AB-12-CD'],
  ['License_Plate', 'x'],
  ['MAC', 'x'],
  ['mac-address', 'x'],
  ['imei', 'x'],
  ['IMSI', 1],
  ['bsn', 123456782],
  ['E-mail', 'x'],
  ['phone', 'x'],
  ['telefoonnummer', 'x'],
  ['personName', 'x'],
  ['achternaam', 'x'],
])('property %s is refused', (name, value) => {
  expect(findPersonalData({ [name]: value }, '/properties')).toMatchObject([{ pointer: `/properties/${name}` }]);
});

test.each([
  '00:1A:2b:3c:4D:5e',
  'adres 00-1a-2b-3c-4d-5e.',
  '001a.2b3c.4d5e',
  'jan.jansen@example.org',
  '490154203237518',
])('text %s is refused', (text) => {
  expect(personalText(text)).toBeDefined();
  expect(findPersonalData({ a: [{ 'b/c': text }] }, '')).toMatchObject([{ pointer: '/a/0/b~1c' }]);
});

test.each([
  'demodam:snd-01',
  '70B3D57ED0001234',
  '2026-11-22T10:00:00Z',
  '12:34:56',
  '490154203237519',
  'https://example.org/sensor',
  'Geluidmeter @ plein',
  '2001:0db8:85a3:0000:0000:8a2e:0370:7334',
])('text %s is let through', (text) => {
  expect(personalText(text)).toBeUndefined();
});

test('what describes a device passes', () => {
  const properties = { externalId: 'x', model: 'SL-1', mapLayer: 1, template: true, deep: { list: [1, 'a', null] } };
  expect(findPersonalData(properties, '')).toEqual([]);
});
