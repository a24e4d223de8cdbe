/**
 * The Dutch rules for government APIs (NLGov REST API Design Rules 2.1, Logius) as far as the description of the API can
 * show them. Their own rule file runs with Spectral; CONTRIBUTING.md says how.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Part {
  readonly [key: string]: unknown;
}
interface Described {
  readonly operationId: string;
  readonly parameters?: readonly { name: string; in: string }[];
  readonly responses: Readonly<Record<string, Part>>;
}

const file = join(import.meta.dirname, '..', 'packages', 'contract', 'openapi.json');
const api = JSON.parse(readFileSync(file, 'utf8'));
const paths = Object.entries<Record<string, Described>>(api.paths);
const operations = paths.flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);
const responses = operations.flatMap(({ operationId, responses }) =>
  Object.entries(responses).map(([status, response]) => ({ operationId, status, response: resolve(response) })),
);
const properties = partsOf(api).flatMap(({ properties }) => Object.entries((properties ?? {}) as Record<string, Part>));

describe('the description of the API', () => {
  it('is OpenAPI 3.1 with a full version, a contact and the major version in its address', () => {
    expect(api.openapi).toMatch(/^3\.1\.\d+$/);
    expect(api.info.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Object.keys(api.info.contact).sort()).toEqual(['email', 'name', 'url']);
    expect(api.servers.map(({ url }: { url: string }) => url)).toEqual(['/v1']);
  });

  it('has only references that lead somewhere', () => {
    const lost = partsOf(api).filter(({ $ref }) => typeof $ref === 'string' && at($ref) === undefined);
    expect(lost).toEqual([]);
  });

  it('writes tuples as OpenAPI 3.1 does', () => {
    expect(partsOf(api).filter(({ items }) => Array.isArray(items))).toEqual([]);
  });

  it('names each operation once', () => {
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('paths and parameters', () => {
  it('are in kebab-case without a slash at the end [path-segments-kebab-case, no-trailing-slash]', () => {
    expect(paths.map(([path]) => path).filter((path) => !/^(\/([a-z0-9-]+|\{\w+\}))+$/.test(path))).toEqual([]);
  });

  it('are in camelCase in the query [query-keys-camel-case]', () => {
    const keys = operations.flatMap(({ parameters = [] }) => parameters.filter((one) => one.in === 'query'));
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter(({ name }) => !/^[a-z][a-zA-Z0-9]*$/.test(name))).toEqual([]);
  });

  it('are declared where the path has them', () => {
    for (const { path, parameters = [] } of operations) {
      const declared = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
      expect(declared.sort()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
    }
  });

  it('use the standard methods only [http-methods]', () => {
    expect([...new Set(operations.map(({ method }) => method))].sort()).toEqual(['delete', 'get', 'post', 'put']);
  });
});

describe('answers', () => {
  it('say the version of the API in a header [version-header]', () => {
    const without = responses.filter(({ response }) => !('API-Version' in ((response.headers ?? {}) as Part)));
    expect(without).toEqual([]);
  });

  it('are problems when something is wrong [error-handling/problem-details, RFC 9457]', () => {
    for (const { operationId, status, response } of responses.filter((one) => !/^[23]/.test(one.status))) {
      const media = Object.entries((response.content ?? {}) as Record<string, { schema: Part }>);
      expect(
        media.map(([type]) => type),
        `${operationId} ${status}`,
      ).toEqual(['application/problem+json']);
      const schema = resolve(media[0]?.[1].schema ?? {});
      expect(schema.required).toEqual(expect.arrayContaining(['status', 'title', 'detail']));
    }
  });

  it('tell a wrong input by 400, never by 422 [error-handling/invalid-input]', () => {
    for (const { operationId, method, parameters = [], responses } of operations) {
      const takesInput = parameters.length > 0 || !['get', 'delete'].includes(method);
      if (takesInput) expect(responses, operationId).toHaveProperty('400');
      expect(responses, operationId).not.toHaveProperty('422');
    }
  });
});

describe('times', () => {
  it('are full dates or instants with a zone [date-time/format, date-time/timezone]', () => {
    const formats = new Set(properties.map(([, { format }]) => format));
    expect([...formats].filter((format) => format === 'time' || format === 'date-time-local')).toEqual([]);
  });

  it('are dates where the name says date [date-time/date-omit-time-portion]', () => {
    const dates = properties.filter(([name]) => /^(date|datum)$|[a-z](Date|Datum)$/.test(name));
    expect(dates.length).toBeGreaterThan(0);
    expect(dates.filter(([, { format }]) => format !== 'date')).toEqual([]);
  });
});

/** Every object within the description, itself included. */
function partsOf(part: unknown): Part[] {
  if (typeof part !== 'object' || part === null) return [];
  const inside = Object.values(part).flatMap(partsOf);
  return Array.isArray(part) ? inside : [part as Part, ...inside];
}

function at(reference: string): Part | undefined {
  return reference
    .split('/')
    .slice(1)
    .reduce<Part | undefined>((part, key) => part?.[key] as Part | undefined, api);
}

function resolve(part: Part): Part {
  return typeof part.$ref === 'string' ? (at(part.$ref) ?? {}) : part;
}
