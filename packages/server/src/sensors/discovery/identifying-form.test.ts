import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plantedForm } from '../../../tests/kit/planted.ts';
import { deviceCatalogue } from '../devices/catalogue.ts';
import { identifyingForm } from './identifying-form.ts';

test.each([
  'XX-12-YY',
  'meter van ab-123-c',
  '12-abc-3',
  '+31 6 1234 5678',
  '06-12345678',
  '123456782',
  'bij 52.0907, 5.1214',
  'geboren 1985-03-12',
  'data:image/png;base64,iVBORw0KGgo',
  'aGVsbG8gd29ybGQgdGhpcyBpcyBtZQ',
  'AA:BB:CC:DD:EE:FF',
  'eui-0004a30b001c0530',
  'iemand@example.org',
])('%j is left out', (text) => {
  expect(identifyingForm(text)).toBe(true);
});

test.each([
  'Meter Markt 3',
  'radar-1',
  'SN-11',
  'T-77',
  'LAeq 15 min',
  'OutdoorTemperatureSensor',
  'sensor_community_noise_level',
  'WS302-868M',
  'v1.26.3',
  'PM2.5',
  'Bodemvocht 10-20 cm',
  'entree-noord-2',
])('%j may name a device', (text) => {
  expect(identifyingForm(text)).toBe(false);
});

test('every device of the catalogue may say what it is', () => {
  const said = deviceCatalogue.flatMap(({ manufacturer, model, knownAs, channels }) => [
    manufacturer,
    model,
    ...knownAs,
    ...channels.map(({ name }) => name.en),
  ]);
  expect(said.filter(identifyingForm)).toEqual([]);
});

test('whatever is planted with a form of its own is known, also between other words', () => {
  fc.assert(
    fc.property(
      plantedForm,
      fc.constantFrom('', 'Meter ', 'a, '),
      fc.constantFrom('', ' noord'),
      (form, before, after) => {
        expect(identifyingForm(`${before}${form}${after}`)).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});
