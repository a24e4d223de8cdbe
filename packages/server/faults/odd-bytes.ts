/** Bytes as they should be, for a device and its key. */
export interface Target {
  readonly key: string;
  readonly datastream: number;
}

const bytes = (text: string) => Buffer.from(text, 'latin1');
const sized = (value: Buffer) => Buffer.concat([Buffer.from([value.length >> 8, value.length & 255]), value]);

/** One MQTT 3.1.1 packet: a type with its flags, and what follows [MQTT-2.2]. */
function packet(first: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const length: number[] = [];
  for (let rest = body.length; ; rest >>= 7) {
    length.push(rest > 127 ? (rest & 127) | 128 : rest);
    if (rest <= 127) return Buffer.concat([Buffer.from([first, ...length]), body]);
  }
}

const number = Buffer.from([0, 5]);

/** A device that connects, and what it may say then. */
export function mqttPackets({ key, datastream }: Target): { readonly connect: Buffer; readonly others: Buffer[] } {
  const head = Buffer.concat([sized(bytes('MQTT')), Buffer.from([4, 0xc2, 0, 60])]);
  const publish = (topic: string, payload: string, flags = 2) =>
    packet(0x30 | flags, sized(bytes(topic)), ...(flags ? [number] : []), bytes(payload));
  const subscribe = (topic: string) => packet(0x82, number, sized(bytes(topic)), Buffer.from([1]));
  return {
    connect: packet(0x10, head, ...['odd', 'device', key].map((text) => sized(bytes(text)))),
    others: [
      publish(`v1.1/Datastreams(${datastream})/Observations`, '{"result":1}'),
      publish('v1.1/Observations', '['.repeat(5_000)),
      publish('a/'.repeat(2_000), '{"result":1}', 0),
      ...['#', 'v1.1/#', 'v1.1/Things?$expand=Datastreams($expand=Observations)', 'v1.1/Observations?$select=%'].map(
        subscribe,
      ),
      packet(0xa2, number, sized(bytes('x'))),
      packet(0x62, number),
      packet(0xc0),
      packet(0xe0),
    ],
  };
}

/** Requests of all kinds, whole as they should be. */
export function httpRequests({ key, datastream }: Target): Buffer[] {
  const ask = (line: string, headers: readonly string[] = [], body = '') =>
    bytes([`${line} HTTP/1.1`, 'Host: x', `Authorization: Bearer ${key}`, ...headers, '', body].join('\r\n'));
  const send = (path: string, body: string, headers: readonly string[] = []) =>
    ask(`POST ${path}`, ['Content-Type: application/json', `Content-Length: ${body.length}`, ...headers], body);
  const chunked = ['Content-Type: multipart/mixed;boundary=b', 'Transfer-Encoding: chunked'];
  return [
    send(`/v1.1/Datastreams(${datastream})/Observations`, '{"result":1}'),
    send('/v1.1/CreateObservations', '\x1f\x8b\x08\x00x', ['Content-Encoding: gzip']),
    send('/v1/readings', `{"series":[{"datastream":${datastream},"start":"2026-11-20T10:25:00Z","value":[1]}]}`),
    ask('POST /v1.1/$batch', chunked, '20\r\n--b\r\nContent-Type: application/htt\r\n0\r\n\r\n'),
    ask(`GET /v1.1/Things?$filter=name%20eq%20'a'&$expand=Datastreams($top=1)`, [
      'If-None-Match: "x"',
      'Range: bytes=0-',
    ]),
    ask('GET /v1/live', ['Upgrade: websocket', 'Connection: Upgrade']),
    ask(
      'PUT /v1/places/1/alarm-budget',
      ['Content-Type: application/json', 'If-Match: "a"', 'Content-Length: 13'],
      '{"perWeek":2}',
    ),
    Buffer.concat([ask('GET /v1/places'), ask('GET /v1/places')]),
  ];
}

/** Some bytes changed, taken out, put in, turned or repeated. */
export function spoil(good: Buffer, random: () => number): Buffer {
  const below = (limit: number) => Math.floor(random() * limit);
  const some = [...good];
  for (let turn = below(6); turn > 0; turn--) {
    const at = below(some.length || 1);
    const made = Array.from({ length: 1 + below(8) }, () => below(256));
    const ways = [
      () => some.splice(at, 1, below(256)),
      () => some.splice(at, made.length),
      () => some.splice(at, 0, ...made),
      () => some.splice(at, 1, (some[at] ?? 0) ^ (1 << below(8))),
      () => some.splice(at, 0, ...some.slice(0, below(50))),
    ];
    ways[below(ways.length)]?.();
  }
  return Buffer.from(some);
}
