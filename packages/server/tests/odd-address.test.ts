import { type OperationDeclaration, operations } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { type LoggedServer, startLoggedServer } from './kit/logged-server.ts';

let server: LoggedServer;
beforeAll(async () => {
  server = await startLoggedServer({ env: { REQUESTS_PER_MINUTE: 'off' } });
  const { datastreams } = await buildThing(server);
  await server.send('POST', `/v1.1/Datastreams(${datastreams[0]})/Observations`, { result: 3 });
});
afterAll(() => server?.stop());

/** Of a schema, as far as it is looked at here. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly type?: string;
  readonly format?: string;
  readonly anyOf?: readonly Schema[];
  readonly const?: unknown;
  readonly minimum?: number;
}

/** At and beyond the edges of what a column, a clock or a number holds. */
function oddsOf({ type, format, anyOf }: Schema): readonly string[] {
  if (anyOf) return [];
  if (format === 'date-time') return ['0001-01-01T00:00:00%2B01:00', '0000-01-01T00:00:00Z', '9999-12-31T23:59:60Z'];
  if (format === 'date') return ['0000-01-01', '9999-12-31', '2026-02-30'];
  if (type === 'integer' || type === 'number') return ['2147483647', '2147483648', '9007199254740991'];
  return ['2147483648', '9007199254740991', '99999999999999999999', '%00', '%F0%9F%98%80', '%25'];
}

function usual({ type, format, anyOf, const: only, minimum }: Schema): string {
  if (only !== undefined) return String(only);
  if (anyOf?.[0]) return usual(anyOf[0]);
  if (format === 'date-time') return '2026-11-20T00:00:00Z';
  if (format === 'date') return '2026-11-20';
  return type === 'integer' || type === 'number' ? String(minimum ?? 1) : 'x';
}

/** Each address with one odd value in it; of an operation with a body, an empty one goes along. */
function addressesOf({ path, params, query }: OperationDeclaration): string[] {
  const { properties: inPath = {} } = (params ?? {}) as Schema;
  const { properties: inQuery = {}, required = [] } = (query ?? {}) as Schema;
  const needed = required.map((name) => [name, usual(inQuery[name] ?? {})] as const);
  const address = (odd: { readonly name?: string; readonly value?: string }, isQuery: boolean) => {
    const filled = path.replace(
      /:(\w+)/g,
      (_, name: string) => (!isQuery && odd.name === name ? odd.value : '1') ?? '',
    );
    const given = new Map(needed);
    if (isQuery && odd.name !== undefined) given.set(odd.name, odd.value ?? '');
    return `${filled}?${[...given].map((pair) => pair.join('=')).join('&')}`;
  };
  const all = (properties: Readonly<Record<string, Schema>>, isQuery: boolean) =>
    Object.entries(properties).flatMap(([name, schema]) =>
      oddsOf(schema).map((value) => address({ name, value }, isQuery)),
    );
  return [...all(inPath, false), ...all(inQuery, true)];
}

/** They begin and end a session of who asks. */
const apart = new Set(['openSession', 'closeSession']);

test('no operation stumbles over odd values in its address', async () => {
  const stumbled: string[] = [];
  let asked = 0;
  for (const [id, operation] of Object.entries<OperationDeclaration>(operations)) {
    if (apart.has(id)) continue;
    for (const url of addressesOf(operation)) {
      const hasBody = operation.body !== undefined;
      const answer = await server.context.http.app.inject({
        method: operation.method,
        url,
        headers: {
          authorization: `Bearer ${server.adminKey}`,
          ...(hasBody && { 'content-type': 'application/json' }),
        },
        ...(hasBody && { payload: '{}' }),
      });
      asked += 1;
      if (answer.statusCode === 500) stumbled.push(`${id}: ${operation.method} ${url}`);
    }
  }
  expect(stumbled).toEqual([]);
  expect(asked).toBeGreaterThan(500);
});
