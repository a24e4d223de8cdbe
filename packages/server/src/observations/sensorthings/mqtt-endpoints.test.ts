import { expect, test } from 'vitest';
import { mqttEndpoints } from './mqtt-endpoints.ts';
import { writeRoot } from './root.ts';

test.each<[listens: string, ports: [plain: number, tls: number], base: string, endpoints: string[]]>([
  ['0.0.0.0', [1883, 0], 'http://wijk.example:8080/v1.1', ['mqtt://wijk.example:1883']],
  ['::', [1883, 8883], 'https://wijk.example/v1.1', ['mqtt://wijk.example:1883', 'mqtts://wijk.example:8883']],
  ['0.0.0.0', [0, 8883], 'http://[2001:db8::1]:8080/v1.1', ['mqtts://[2001:db8::1]:8883']],
  ['127.0.0.1', [1883, 0], 'http://localhost:8080/v1.1', ['mqtt://localhost:1883']],
  ['127.0.0.1', [1883, 0], 'https://wijk.example/v1.1', []],
  ['0.0.0.0', [0, 0], 'http://wijk.example/v1.1', []],
  ['0.0.0.0', [1883, 0], '/v1.1', []],
])('a server at %s with ports %j names to who asks by %s %j', (host, [port, tlsPort], base, endpoints) => {
  expect(mqttEndpoints({ config: { host }, mqtt: { port, tlsPort, webSocketPath: undefined } }, base)).toEqual(
    endpoints,
  );
});

test.each<[listens: string, base: string, endpoints: string[]]>([
  ['0.0.0.0', 'http://wijk.example:8080/v1.1', ['mqtt://wijk.example:1883', 'ws://wijk.example:8080/mqtt']],
  ['127.0.0.1', 'https://wijk.example/v1.1', ['wss://wijk.example/mqtt']],
])('over WebSocket it is where HTTP is, also through a proxy: %s asked by %s', (host, base, endpoints) => {
  const mqtt = { port: 1883, tlsPort: 0, webSocketPath: '/mqtt' };
  expect(mqttEndpoints({ config: { host }, mqtt }, base)).toEqual(endpoints);
});

interface Root {
  readonly serverSettings?: { readonly conformance: readonly string[]; readonly [name: string]: unknown };
}
const rootOf = (version: string, endpoints: readonly string[]) =>
  JSON.parse(writeRoot(`http://wijk.example/${version}`, version, endpoints)) as Root;

test('the root says where MQTT is spoken, and promises nothing of it where it is not', () => {
  const names = ['create-observations-via-mqtt/observations-creation', 'receive-updates-via-mqtt/receive-updates'].map(
    (name) => `http://www.opengis.net/spec/iot_sensing/1.1/req/${name}`,
  );
  const settings = rootOf('v1.1', ['mqtt://wijk.example:1883']).serverSettings;
  expect(settings?.conformance).toEqual(expect.arrayContaining(names));
  for (const name of names) expect(settings?.[name]).toEqual({ endpoints: ['mqtt://wijk.example:1883'] });
  const without = rootOf('v1.1', []).serverSettings;
  expect(without?.conformance.filter((name) => name.includes('mqtt'))).toEqual([]);
  expect(Object.keys(without ?? {})).toEqual(['conformance']);
  expect(rootOf('v1.0', ['mqtt://wijk.example:1883']).serverSettings).toBeUndefined();
});
