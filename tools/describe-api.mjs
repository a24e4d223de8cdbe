/** OpenAPI 3.1 from the contract: one description for people, generators and checks. */
const headers = {
  'API-Version': { description: 'Full version of this API', schema: { type: 'string', examples: ['1.0.0'] } },
  ETag: { description: 'Names this very answer, for If-None-Match and If-Match', schema: { type: 'string' } },
  'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' } },
  'Idempotency-Replayed': {
    description: 'true: this request was done before, and this is its answer again',
    schema: { type: 'string' },
  },
  'RateLimit-Limit': { description: 'Requests that are allowed in a minute', schema: { type: 'integer' } },
  'RateLimit-Remaining': { description: 'Requests that are left of them', schema: { type: 'integer' } },
  'RateLimit-Reset': { description: 'Seconds until the minute is over', schema: { type: 'integer' } },
};

const parameters = {
  'Idempotency-Key': {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'A UUID of yours: sent again within a day, the request is done once and answered as before',
    schema: { type: 'string', minLength: 16, maxLength: 200 },
  },
  'If-Match': {
    name: 'If-Match',
    in: 'header',
    required: false,
    description: 'ETags of a read of this path, or *: it is done only while what is there is still that',
    schema: { type: 'string', minLength: 1 },
  },
  'If-None-Match': {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: '*: it is done only where there is nothing yet',
    schema: { type: 'string', minLength: 1 },
  },
};

const asHeaders = (...names) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
const always = asHeaders('API-Version', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset');

function headersOf({ method }) {
  if (method === 'GET') return { ...always, ...asHeaders('ETag') };
  return method === 'POST' ? { ...always, ...asHeaders('Idempotency-Replayed') } : always;
}

function askedInHeaders(operation, isReadable) {
  // A file is not repeated: it goes on where it was.
  const isRepeatable = operation.method === 'POST' && operation.path !== '/v1/imports';
  return [
    ...(isRepeatable ? ['Idempotency-Key'] : []),
    ...(takesCondition(operation, isReadable) ? ['If-Match', 'If-None-Match'] : []),
  ].map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

/** What can be read at the same path has an ETag to hold a change against; a file is stored while it comes in. */
function takesCondition({ method, path }, isReadable) {
  return method !== 'GET' && path !== '/v1/imports' && isReadable(path);
}

/** OpenAPI 3.1 of every operation of the contract, in the order in which the contract names them. */
export function describeApi(contract, version) {
  const schemas = namedSchemas(contract);
  const paths = {};
  const reads = Object.values(contract.operations).filter(({ method }) => method === 'GET');
  const read = new Set(reads.filter(({ query }) => !query?.required?.length).map(({ path }) => path));
  const isReadable = (path) => read.has(path);
  for (const [id, operation] of Object.entries(contract.operations)) {
    const path = pathOf(operation);
    paths[path] ??= {};
    paths[path][operation.method.toLowerCase()] = describeOperation(id, operation, { schemas, isReadable });
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
      responses: problemResponses(contract.errors),
      headers,
      parameters,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'Administrator key or device key' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key', description: 'The same key in a header of its own' },
        session: { type: 'apiKey', in: 'cookie', name: 'wijkritme_session', description: 'Made by openSession' },
      },
    },
  };
}

/** `/v1/places/:id` → `/places/{id}`; the version stands in the address of the server. */
function pathOf({ path }) {
  return path.replace(/^\/v1/, '').replace(/:(\w+)/g, '{$1}');
}

/** First part of the path: what the operation is about. */
function tagOf(operation) {
  return pathOf(operation).split('/')[1];
}

function describeOperation(id, operation, { schemas, isReadable }) {
  return {
    operationId: id,
    summary: operation.summary,
    tags: [tagOf(operation)],
    security:
      operation.access !== 'everyone'
        ? [{ bearer: [] }, { apiKey: [] }, { session: [] }]
        : [{}, { bearer: [] }, { apiKey: [] }, { session: [] }],
    ...parametersOf(operation, { schemas, isReadable }),
    ...bodyOf(id, operation, schemas),
    responses: {
      [operation.status]: {
        description: operation.status === 201 ? 'Made' : operation.status === 202 ? 'Taken on' : 'Done',
        headers: headersOf(operation),
        content: { 'application/json': { schema: toSchema(operation.response, schemas) } },
      },
      ...(operation.method === 'GET' && { 304: { $ref: '#/components/responses/304' } }),
      ...Object.fromEntries(
        problemsOf(id, operation, isReadable).map((status) => [status, { $ref: `#/components/responses/${status}` }]),
      ),
      default: { $ref: '#/components/responses/default' },
    },
  };
}

function parametersOf(operation, { schemas, isReadable }) {
  const { params, query } = operation;
  const list = (place, schema) =>
    Object.entries(schema?.properties ?? {}).map(([name, { description, ...rest }]) => ({
      name,
      in: place,
      required: place === 'path' || (schema.required ?? []).includes(name),
      ...(description && { description }),
      schema: toSchema(find(schemas, schema.properties[name]) ?? rest, schemas),
    }));
  const own = [...list('path', params), ...list('query', query), ...askedInHeaders(operation, isReadable)];
  return own.length > 0 ? { parameters: own } : {};
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
function problemsOf(id, operation, isReadable) {
  const { method, params, query, body, access } = operation;
  const statuses = [];
  // Whatever takes no body still refuses one that is no JSON.
  const isConditional = takesCondition(operation, isReadable);
  if (params || query || isConditional || !['GET', 'DELETE'].includes(method)) statuses.push(400);
  statuses.push(401);
  if (access !== 'everyone') statuses.push(403);
  if (params) statuses.push(404);
  if (isConditional) statuses.push(412);
  if (body || id === 'createImport') statuses.push(413, 415);
  statuses.push(429);
  return statuses;
}

/** Titles of all errors of a status, so that the description names the codes to expect. */
function problemResponses(errors) {
  const used = [400, 401, 403, 404, 412, 413, 415, 429];
  const response = (description, status) => ({
    description,
    headers: { ...always, ...(status === 429 && asHeaders('Retry-After')) },
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });
  const codes = (status) =>
    Object.entries(errors)
      .filter(([, declared]) => declared.status === status)
      .map(([code]) => code);
  return {
    304: { description: 'You have this answer already', headers: { ...always, ...asHeaders('ETag') } },
    ...Object.fromEntries(
      used.map((status) => [status, response(`One of the codes ${codes(status).join(', ')}`, status)]),
    ),
    default: response('Any other problem; docs/errors.md lists all codes'),
  };
}

/** The schemas that the contract exports, by name and by identity. */
function namedSchemas(contract) {
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
