// `npm run gen`: writes what is derived from the contract; `--check` only tells whether it is fresh.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { root } from './workspace.mjs';

const contract = await tsImport('../packages/contract/src/index.ts', import.meta.url);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const versionHeader = { 'API-Version': { $ref: '#/components/headers/API-Version' } };
const generated = {
  'packages/contract/openapi.json': JSON.stringify(describeApi(), null, 2),
  'packages/client/src/calls.ts': describeCalls(),
};

for (const [name, text] of Object.entries(generated)) {
  const file = join(root, name);
  const wanted = format(file, text);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, wanted);
    console.log(name);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== wanted) {
    console.error(`${name} does not belong to the contract: run "npm run gen".`);
    process.exitCode = 1;
  }
}

/** As Biome wants it, so that the file passes the same check as all others. */
function format(file, text) {
  const biome = join(root, 'node_modules', '.bin', 'biome');
  const result = spawnSync(biome, ['format', `--stdin-file-path=${file}`], {
    cwd: root,
    input: text,
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`biome: ${result.stderr || result.error?.message}`);
  return result.stdout;
}

/** OpenAPI 3.1 of every operation of the contract, in the order in which the contract names them. */
function describeApi() {
  const schemas = namedSchemas();
  const paths = {};
  for (const [id, operation] of Object.entries(contract.operations)) {
    const path = pathOf(operation);
    paths[path] ??= {};
    paths[path][operation.method.toLowerCase()] = describeOperation(id, operation, schemas);
  }
  const components = Object.entries(schemas.byName).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Wijkritme',
      version,
      description:
        'A neighbourhood sees its own rhythm. Readings go in through OGC SensorThings below /v1.1 and through MQTT, ' +
        'which have standards of their own; the live stream is GET /v1/live (server-sent events) and a series as a file is ' +
        'GET /v1/datastreams/{id}/export. Sentences in answers are Dutch or English, as Accept-Language asks.',
      contact: { name: 'Wijkritme', url: 'https://wijkritme.example/', email: 'contact@wijkritme.example' },
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/v1', description: 'This installation' }],
    tags: [...new Set(Object.values(contract.operations).map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(components.map(([name, schema]) => [name, toSchema(schema, schemas, name)])),
      responses: problemResponses(),
      headers: {
        'API-Version': {
          description: 'Full version of this API',
          schema: { type: 'string', examples: ['1.0.0'] },
        },
      },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'Administrator key or device key' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key', description: 'The same key in a header of its own' },
        session: { type: 'apiKey', in: 'cookie', name: 'wijkritme_session', description: 'Made by openSession' },
      },
    },
  };
}

/** How each operation is asked, without the schemas: those weigh a hundred times as much, and a page that asks needs none. */
function describeCalls() {
  const calls = Object.entries(contract.operations).map(([id, { method, path, query, body }]) => {
    const names = query ? Object.keys(query.properties) : [];
    const more = { ...(names.length > 0 && { query: names }), ...(body && { body: true }) };
    return `${id}: ${JSON.stringify({ method, path, ...more })},`;
  });
  return [
    "import type { OperationId } from '@wijkritme/contract';",
    "import type { Call } from './call.ts';\n",
    '/** How each operation is asked. Written by `npm run gen`; edit the contract instead. */',
    `export const calls: Readonly<Record<OperationId, Call>> = {\n${calls.join('\n')}\n};\n`,
  ].join('\n');
}

/** `/v1/places/:id` → `/places/{id}`; the version stands in the address of the server. */
function pathOf({ path }) {
  return path.replace(/^\/v1/, '').replace(/:(\w+)/g, '{$1}');
}

/** First part of the path: what the operation is about. */
function tagOf(operation) {
  return pathOf(operation).split('/')[1];
}

function describeOperation(id, operation, schemas) {
  return {
    operationId: id,
    summary: operation.summary,
    tags: [tagOf(operation)],
    security:
      operation.access !== 'everyone'
        ? [{ bearer: [] }, { apiKey: [] }, { session: [] }]
        : [{}, { bearer: [] }, { apiKey: [] }, { session: [] }],
    ...parametersOf(operation, schemas),
    ...bodyOf(id, operation, schemas),
    responses: {
      [operation.status]: {
        description: operation.status === 201 ? 'Made' : operation.status === 202 ? 'Taken on' : 'Done',
        headers: versionHeader,
        content: { 'application/json': { schema: toSchema(operation.response, schemas) } },
      },
      ...Object.fromEntries(
        problemsOf(id, operation).map((status) => [status, { $ref: `#/components/responses/${status}` }]),
      ),
      default: { $ref: '#/components/responses/default' },
    },
  };
}

function parametersOf({ params, query }, schemas) {
  const list = (place, schema) =>
    Object.entries(schema?.properties ?? {}).map(([name, { description, ...rest }]) => ({
      name,
      in: place,
      required: place === 'path' || (schema.required ?? []).includes(name),
      ...(description && { description }),
      schema: toSchema(find(schemas, schema.properties[name]) ?? rest, schemas),
    }));
  const parameters = [...list('path', params), ...list('query', query)];
  return parameters.length > 0 ? { parameters } : {};
}

function bodyOf(id, { body }, schemas) {
  // The one operation whose body is a file: the contract names it in its summary.
  if (id === 'createImport') {
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } } };
  }
  if (!body) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: toSchema(body, schemas) } } } };
}

/** Statuses that an operation may answer with besides its own; everything else falls under `default`. */
function problemsOf(id, { method, params, query, body, access }) {
  const statuses = [];
  // Whatever takes no body still refuses one that is no JSON.
  if (params || query || !['GET', 'DELETE'].includes(method)) statuses.push(400);
  statuses.push(401);
  if (access !== 'everyone') statuses.push(403);
  if (params) statuses.push(404);
  if (body || id === 'createImport') statuses.push(413, 415);
  if (id === 'openSession' || id === 'createImport') statuses.push(429);
  return statuses;
}

/** Titles of all errors of a status, so that the description names the codes to expect. */
function problemResponses() {
  const used = [400, 401, 403, 404, 413, 415, 429];
  const response = (description) => ({
    description,
    headers: versionHeader,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });
  const codes = (status) =>
    Object.entries(contract.errors)
      .filter(([, declared]) => declared.status === status)
      .map(([code]) => code);
  return {
    ...Object.fromEntries(used.map((status) => [status, response(`One of the codes ${codes(status).join(', ')}`)])),
    default: response('Any other problem; docs/errors.md lists all codes'),
  };
}

/** The schemas that the contract exports, by name and by identity. */
function namedSchemas() {
  const byName = {};
  const byIdentity = new Map();
  for (const [name, value] of Object.entries(contract)) {
    if (typeof value !== 'object' || value === null || !(value.type || value.anyOf)) continue;
    byName[name] = value;
    byIdentity.set(value, name);
  }
  return { byName, byIdentity };
}

function find({ byIdentity }, schema) {
  return byIdentity.has(schema) ? schema : undefined;
}

/** Plain JSON Schema: named parts become references, a choice of texts becomes an enum. `self` is not referred to. */
function toSchema(schema, schemas, self) {
  if (Array.isArray(schema)) return schema.map((item) => toSchema(item, schemas));
  if (typeof schema !== 'object' || schema === null) return schema;
  const name = schemas.byIdentity.get(schema);
  if (name !== undefined && name !== self) return { $ref: `#/components/schemas/${name}` };
  const texts = schema.anyOf?.map((choice) => choice.const);
  if (texts?.every((text) => typeof text === 'string')) {
    const { anyOf: _, ...rest } = schema;
    return { ...rest, type: 'string', enum: texts };
  }
  if (Array.isArray(schema.items)) {
    // JSON Schema 2020-12, which OpenAPI 3.1 speaks, has the places of a tuple under a name of their own.
    const { items, additionalItems: _, ...rest } = schema;
    return { ...rest, prefixItems: toSchema(items, schemas), items: false };
  }
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, toSchema(value, schemas)]));
}
