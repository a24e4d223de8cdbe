import { limits } from '@wijkritme/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Turnstile } from '../../foundation/turnstile.ts';
import { AnnouncedTexts } from './announcement.ts';
import { parseClaim, parseDocument } from './parse-document.ts';
import { parseMqttDiscovery } from './parse-mqtt-discovery.ts';
import { recogniseProperty } from './recognise-property.ts';

describe('MQTT discovery', () => {
  const topic = 'homeassistant/sensor/geluid_markt/laeq/config';
  const config = {
    name: 'LAeq',
    uniq_id: 'geluid_markt_laeq',
    stat_t: 'geluid/markt/laeq',
    unit_of_meas: 'dB',
    dev_cla: 'sound_pressure',
    dev: { ids: ['geluid-markt'], name: 'Geluidmeter markt', mf: 'Milesight', mdl: 'WS302' },
  };

  test('one message is one stream of its device', () => {
    expect(parseMqttDiscovery(topic, config)).toEqual({
      source: 'mqtt-discovery',
      keys: ['geluid-markt'],
      identity: 'geluid_markt',
      name: 'Geluidmeter markt',
      manufacturer: 'Milesight',
      model: 'WS302',
      streams: [{ name: 'LAeq', property: 'sound-level', unit: 'dB' }],
      cutOff: false,
      leftOut: [],
    });
  });

  test('a message of a whole device has all its streams, written long or short', () => {
    const whole = {
      device: { identifiers: 'kast-7', name: 'Luchtkast' },
      components: {
        a: { p: 'sensor', name: 'CO2', unit_of_measurement: 'ppm', device_class: 'carbon_dioxide' },
        b: { p: 'sensor', name: 'Temperatuur', unit_of_measurement: '°C' },
      },
    };
    const found = parseMqttDiscovery('homeassistant/device/kast_7/config', whole);
    expect(found?.streams.map(({ property }) => property)).toEqual(['co2', 'temperature']);
  });

  test.each([
    ['another topic', 'homeassistant/sensor/x/state', config],
    ['a lamp', 'homeassistant/light/x/y/config', config],
    ['an empty message', topic, undefined],
    ['a list', topic, [config]],
  ])('%s is none', (_name, at, payload) => {
    expect(parseMqttDiscovery(at, payload)).toBeUndefined();
  });

  test('a device address tells it apart and is not in what is kept', () => {
    const found = parseMqttDiscovery('homeassistant/sensor/esp_a1b2c3d4e5f6/t/config', {
      name: 'Temperatuur van jan@example.nl',
      dev: { cns: [['mac', 'AA:BB:CC:DD:EE:FF']], name: 'ESP AA:BB:CC:DD:EE:FF' },
    });
    expect(found).toMatchObject({ identity: null, name: null, leftOut: ['stream', 'identity', 'name'] });
    expect(JSON.stringify({ ...found, keys: [] })).not.toMatch(/aa:bb|a1b2|jan@/i);
  });
});

describe('documents', () => {
  test('a join of The Things Stack v3', () => {
    const join = {
      end_device_ids: {
        device_id: 'radar-plein',
        dev_eui: '0004A30B001C0530',
        application_ids: { application_id: 'wijk' },
      },
      received_at: '2026-11-22T10:00:00Z',
      join_accept: { session_key_id: 'AXA50==' },
    };
    const found = parseDocument(join);
    expect(found).toMatchObject({
      source: 'things-stack-join',
      identity: 'radar-plein',
      name: 'radar-plein',
      streams: [],
    });
    expect(JSON.stringify({ ...found, keys: [] })).not.toContain('0004A30B');
    expect(parseDocument({ ...join, join_accept: undefined, uplink_message: {} })).toBeUndefined();
  });

  test('a W3C Thing Description: its numbers are streams, its actions are not', () => {
    const found = parseDocument({
      '@context': ['https://www.w3.org/2022/wot/td/v1.1', { schema: 'https://schema.org/' }],
      id: 'urn:dev:ops:32473-lucht-12',
      title: 'Luchtmeter Demopark',
      properties: {
        pm25: { type: 'number', unit: 'ug/m3' },
        owner: { type: 'string' },
      },
      actions: { reset: {} },
    });
    expect(found).toMatchObject({
      source: 'thing-description',
      identity: 'urn:dev:ops:32473-lucht-12',
      streams: [{ name: 'pm25', property: 'pm25', unit: 'ug/m3' }],
    });
  });

  test('a SensorThings Thing', () => {
    const found = parseDocument({
      name: 'Teller brug',
      description: 'wordt niet bewaard',
      properties: { externalId: 'brug-1' },
      Datastreams: [
        {
          name: 'Fietsers',
          unitOfMeasurement: { symbol: '{count}' },
          ObservedProperty: { name: 'bicycles', definition: 'https://wijkritme.example/def/bicycles' },
        },
      ],
    });
    expect(found).toMatchObject({
      source: 'sensorthings',
      identity: 'brug-1',
      streams: [{ name: 'Fietsers', property: 'bicycles', unit: '{count}' }],
    });
    expect(JSON.stringify(found)).not.toContain('wordt niet bewaard');
  });

  test.each([
    ['WR1:milesight-ws302:SN-0042', 'SN-0042', 'WS302'],
    ['https://ritme.example/claim?code=WR1:milesight-ws302:SN-0042', 'SN-0042', 'WS302'],
    ['https://ritme.example/claim#WR1:milesight-ws302:SN-0042', 'SN-0042', 'WS302'],
    ['LW:D0:1122334455667788:AABBCCDDEEFF0011:AABB1122:OAABBCCDD', null, null],
  ])('the claim %s', (text, identity, model) => {
    expect(parseDocument({ claim: text })).toMatchObject({ source: 'qr-claim', identity, model });
  });

  test.each(['WR1::x', 'https://ritme.example/claim', 'hallo', 'LW:D0:12:34:56', 'http://%'])(
    '%s is no claim',
    (text) => {
      expect(parseClaim(text)).toBeUndefined();
    },
  );

  test('a million streams are cut off, and that is told', () => {
    const Datastreams = Array.from({ length: 1_000_000 }, (_, i) => ({ name: `reeks ${i}` }));
    const found = parseDocument({ name: 'Veel', Datastreams });
    expect(found).toMatchObject({ cutOff: true });
    expect(found?.streams).toHaveLength(limits.announcedStreams);
  });
});

test('whatever comes in, what is kept is short, and holds no address, mail or control character', () => {
  const planted = fc.constantFrom('AA:BB:CC:DD:EE:FF', 'aabbccddeeff', 'jan@example.nl', '490154203237518');
  const text = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.tuple(fc.string(), planted, fc.string()).map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(text, text, text, (a, b, c) => {
      const found = parseDocument({ name: a, properties: { externalId: b }, Datastreams: [{ name: c }] });
      const kept = [found?.name, found?.identity, ...(found?.streams.map(({ name }) => name) ?? [])];
      return kept.every(
        (one) =>
          one == null ||
          (one.length <= 120 && !/\p{Cc}/u.test(one) && !/AA:BB|aabbccddeeff|jan@example|490154203237518/.test(one)),
      );
    }),
  );
  expect(new AnnouncedTexts().take({ nested: 1 }, 'x')).toBeNull();
});

test('properties are recognised by class, by name and by unit', () => {
  expect(recogniseProperty(['carbon_dioxide'], null)).toBe('co2');
  expect(recogniseProperty(['Fietsers heen'], null)).toBe('bicycles');
  expect(recogniseProperty(['iets'], 'dB(A)')).toBe('sound-level');
  expect(recogniseProperty(['batterij'], 'V')).toBeNull();
});

test('a source that announces too fast is held back, and a minute later it may again', () => {
  const turnstile = new Turnstile(limits.announcementsPerSource, limits.announcementsPerMinute);
  const passed = (source: string, now: number, tries: number) =>
    Array.from({ length: tries }, () => turnstile.admits(source, now)).filter(Boolean).length;
  expect(passed('a', 0, 1_000)).toBe(limits.announcementsPerSource);
  expect(passed('b', 0, 1)).toBe(1);
  expect(passed('a', 60_000, 1)).toBe(1);
  const many = Array.from({ length: 5_000 }, (_, i) => turnstile.admits(`s${i}`, 120_000)).filter(Boolean).length;
  expect(many).toBe(limits.announcementsPerMinute);
});
