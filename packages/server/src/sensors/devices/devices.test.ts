import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProperty } from '@wijkritme/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deviceCatalogue, findDevice, recogniseDevice } from './catalogue.ts';
import { decodeMessage } from './decode-message.ts';
import type { DeviceDefinition } from './device.ts';

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

test('ids are unique, and there is a device for what a neighbourhood measures', () => {
  expect(new Set(deviceCatalogue.map(({ id }) => id)).size).toBe(deviceCatalogue.length);
  expect(deviceCatalogue.length).toBeGreaterThanOrEqual(8);
});

describe.each(deviceCatalogue.map((device) => [device.id, device] as const))('%s', (_id, device) => {
  const examples =
    device.carrier === 'lorawan'
      ? device.examples.map(({ hex, port, expected }) => ({
          from: hex,
          expected,
          found: device.decode(bytesOf(hex), port),
        }))
      : device.examples.map(({ json, expected }) => ({ from: json, expected, found: device.decode(json) }));

  test.each(examples)('$from', ({ found, expected }) => {
    expect(found).toEqual(expected);
  });

  test('shows a message that is read and one that is not', () => {
    expect(new Set(device.examples.map(({ expected }) => expected.ok))).toEqual(new Set([true, false]));
  });

  test('measures registered properties, in two languages, with a public source', () => {
    for (const { property, name } of device.channels) {
      expect(findProperty(property), property).toBeDefined();
      expect(name.nl && name.en).toBeTruthy();
    }
    expect(new Set(device.channels.map(({ id }) => id)).size).toBe(device.channels.length);
    expect(device.source).toMatch(/^https:\/\//);
    expect(device.privacy.nl && device.privacy.en && device.kind.nl && device.kind.en).toBeTruthy();
    expect(device.intervalSeconds).toBeGreaterThan(0);
    expect(recogniseDevice([device.model]).length + recogniseDevice(device.knownAs).length).toBeGreaterThan(0);
  });

  test('says only channels that it has, and numbers within their range', () => {
    const channels = new Map(device.channels.map(({ id, property }) => [id, findProperty(property)]));
    for (const { found } of examples) {
      if (!found.ok) continue;
      for (const { channel, value } of found.readings) {
        const property = channels.get(channel);
        expect(property, channel).toBeDefined();
        expect(value).toBeGreaterThanOrEqual(property?.min ?? Number.NaN);
        expect(value).toBeLessThanOrEqual(property?.max ?? Number.NaN);
      }
    }
  });

  test('neither breaks on nor passes on anything that is not a number', () => {
    const body =
      device.carrier === 'lorawan'
        ? fc.record({
            uplink_message: fc.record({
              frm_payload: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('base64')),
              f_port: fc.constantFrom(1, 2, 3, 14, 85, 190),
            }),
          })
        : fc.oneof(
            fc.json().map((text) => JSON.parse(text) as unknown),
            fc.record({ report: fc.anything(), sensordatavalues: fc.anything() }),
            fc.record({
              type: fc.constant(device.model.replaceAll(' ', '')),
              data: fc.anything(),
              status: fc.anything(),
              intensity: fc.anything(),
            }),
          );
    fc.assert(
      fc.property(body, (message) => {
        const found = decodeMessage(device, message);
        if (!found.ok) return found.reason !== 'failed';
        return found.readings.every(({ value }) => typeof value === 'number' && Number.isFinite(value));
      }),
      { numRuns: 200 },
    );
  });
});

test('a codec that throws is caught, and nothing of the message comes back', () => {
  const broken: DeviceDefinition = {
    ...(deviceCatalogue[0] as DeviceDefinition),
    carrier: 'json',
    examples: [],
    decode: () => {
      throw new Error('secret');
    },
  };
  expect(decodeMessage(broken, { secret: 1 })).toEqual({ ok: false, reason: 'failed' });
});

test('an uplink has the time at which the network heard it', () => {
  const device = findDevice('bosch-parking-lot-sensor') as DeviceDefinition;
  const uplink = { frm_payload: 'AQ==', f_port: 1, received_at: '2026-11-20T10:00:00.123456789Z' };
  expect(decodeMessage(device, { uplink_message: uplink })).toEqual({
    ok: true,
    readings: [{ channel: 'occupied', value: 100, time: Date.UTC(2026, 10, 20, 10, 0, 0, 123) }],
  });
  expect(decodeMessage(device, { uplink_message: { f_port: 1 } })).toEqual({ ok: false, reason: 'no-payload' });
  expect(decodeMessage(device, 'AQ==')).toEqual({ ok: false, reason: 'no-payload' });
});

const vectorsFile = join(import.meta.dirname, '../../../../../../shared/data/lorawan-vectors/vectors.json');
const hasVectors = existsSync(vectorsFile);
if (!hasVectors) console.log('skipped: no shared/data/lorawan-vectors beside the project');

test.skipIf(!hasVectors)('recorded messages of real devices are read as their makers read them', () => {
  const vectors = JSON.parse(readFileSync(vectorsFile, 'utf8')) as {
    device: string;
    hex: string;
    fPort: number;
    expected: Record<string, number>;
  }[];
  const read = (start: string, id: string) => {
    const vector = vectors.find(({ device }) => device.startsWith(start));
    const device = findDevice(id);
    if (!vector || device?.carrier !== 'lorawan') throw new Error(`no ${start}`);
    const found = device.decode(bytesOf(vector.hex), vector.fPort);
    const values = found.ok ? Object.fromEntries(found.readings.map(({ channel, value }) => [channel, value])) : found;
    return { values, expected: vector.expected };
  };
  const people = read('IMBUILDINGS', 'imbuildings-people-counter');
  expect(people.values).toEqual({ a: people.expected.counter_a, b: people.expected.counter_b });
  const radar = read('Parametric PCR2 radar', 'parametric-pcr2');
  expect(radar.values).toMatchObject({ 'left-to-right': radar.expected.LTR, 'right-to-left': radar.expected.RTL });
  expect(Math.floor((radar.values as Record<string, number>).temperature ?? Number.NaN)).toBe(radar.expected.TEMP);
  expect(read('Parametric PCR2 configuration', 'parametric-pcr2').values).toEqual({ ok: false, reason: 'no-reading' });
});
