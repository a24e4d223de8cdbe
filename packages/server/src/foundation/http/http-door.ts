import { randomBytes } from 'node:crypto';
import compress from '@fastify/compress';
import { limits, type OperationDeclaration, type OperationId, operations, WijkritmeError } from '@wijkritme/contract';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { AccessRules } from '../access.ts';
import type { Config } from '../config.ts';
import type { Db } from '../database/open-database.ts';
import type { RepeatGuard } from '../idempotency/repeat-guard.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Principal, Principals } from '../principals.ts';
import { type Reader, toReader } from '../reader.ts';
import type { Readiness } from '../readiness.ts';
import type { Tracer } from '../tracing/tracer.ts';
import { Authentication } from './authenticate.ts';
import { compressed } from './compressed.ts';
import { answerConditionally, tagCompressed } from './conditional.ts';
import { secureCookies } from './cookies.ts';
import { openToSites } from './cors.ts';
import { JsonBytes } from './json-columns.ts';
import { languageOf } from './language.ts';
import { lazyValidators } from './lazy-validators.ts';
import { refuseTrickles } from './least-rate.ts';
import { answerOneAtATime } from './one-at-a-time.ts';
import { type FormOptions, mountForm, mountPage, type PageHandler } from './pages.ts';
import { changeConditionally, isConditional } from './preconditions.ts';
import { errorHandler, sendProblem } from './problem.ts';
import { limitRequests } from './rate-limit.ts';
import { readAddress } from './read-address.ts';
import { readJson } from './read-json.ts';
import { securityHeaders } from './security-headers.ts';
import { endStuckAnswers } from './stuck-answers.ts';
import { traceRequests } from './trace-requests.ts';
import { answerBadAddress, answerUnreadable } from './unreadable.ts';

type Declared<I extends OperationId> = (typeof operations)[I];
type Part<D, K extends string> = D extends Record<K, infer S extends TSchema> ? Static<S> : undefined;
type Answer<I extends OperationId> = Declared<I> extends { response: infer S extends TSchema } ? Static<S> : never;

/** How long connections may go on once we stop: a page that does not read would otherwise keep us from stopping. */
const CLOSE_GRACE_MS = 2_000;

const JSON_TYPE = 'application/json; charset=utf-8';

/** What an operation gets: validated input, who asks and in which language. */
export interface Call<I extends OperationId> extends Reader {
  readonly params: Part<Declared<I>, 'params'>;
  readonly query: Part<Declared<I>, 'query'>;
  readonly body: Part<Declared<I>, 'body'>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}
export type Handler<I extends OperationId> = (call: Call<I>) => Promise<Answer<I> | JsonBytes> | Answer<I> | JsonBytes;

export interface HttpDoor {
  readonly app: FastifyInstance;
  /**
   * Mount one operation of the contract: its path, its schemas and who may call it come from there. With `stream` its body
   * is octets, handed on as they come.
   */
  operation<I extends OperationId>(
    id: I,
    handler: Handler<I>,
    options?: { bodyLimit?: number; stream?: boolean },
  ): void;
  /** Mount a page that is made on the server: see pages.ts. */
  page(path: string, handler: PageHandler): void;
  /** Mount what a form of such a page sends to. */
  form(path: string, options: FormOptions): void;
  principalOf(request: FastifyRequest): Principal;
  /** Token of the session that a request came with: to look again later, for an answer that stays open. */
  sessionOf(request: FastifyRequest): string | undefined;
  mounted(): readonly OperationId[];
  /** Every route that was opened, operations included: "GET /v1/live". */
  routes(): readonly string[];
}

/** What the door needs of the rest. */
export interface HttpDoorParts {
  readonly config: Config;
  readonly db: Db;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly tracer: Tracer;
  readonly principals: Principals;
  readonly access: AccessRules;
  readonly repeats: RepeatGuard;
  readonly readiness: Readiness;
}

export function createHttpDoor(parts: HttpDoorParts): HttpDoor {
  const { config, db, log, metrics, tracer, principals, access, repeats, readiness } = parts;
  const app = Fastify({
    trustProxy: config.trustedProxies || false,
    bodyLimit: limits.bodyBytes,
    // A file of 2 GB over a slow line takes its time; idle sockets are ended by the keep-alive limit, trickles by a least rate.
    requestTimeout: 30 * 60_000,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    genReqId: requestIds(),
    // Asked for below: Node's own refusal has neither body nor headers.
    http: { requireHostHeader: false },
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerUnreadable,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
  });
  app.setValidatorCompiler(lazyValidators());
  if (tracer.isOn) traceRequests(app, tracer);
  app.setErrorHandler(errorHandler(log));
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      request,
      reply,
      new WijkritmeError('not_found', {
        nl: `${request.method} ${request.url.split('?')[0]} bestaat hier niet. Kijk het adres na.`,
        en: `${request.method} ${request.url.split('?')[0]} does not exist here. Check the address.`,
      }),
    ),
  );
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders);
    reply.header('x-request-id', request.id);
    const isNameless = request.headers.host === undefined && request.raw.httpVersion === '1.1';
    done(
      isNameless
        ? new WijkritmeError('invalid_input', {
            nl: 'Een verzoek noemt de naam van de server (Host) [RFC 9112, 3.2].',
            en: 'A request names its host [RFC 9112, 3.2].',
          })
        : undefined,
    );
  });
  answerOneAtATime(app);
  refuseTrickles(app);
  endStuckAnswers(app, (url) => {
    log.warn({ url }, 'answer ended: nothing of it could be sent');
    metrics.answersEnded.inc();
  });
  const authentication = new Authentication(principals, config);
  app.addHook('onRequest', (request, _reply, done) => authentication.prepare(request, done));
  const principalOf = (request: FastifyRequest) => authentication.principalOf(request);
  openToSites(app, config.corsOrigins);
  if (config.requestsPerMinute) limitRequests(app, config.requestsPerMinute, principalOf);
  app.addHook('preValidation', (request, _reply, done) => {
    readAddress(request);
    done();
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.protocol === 'https') secureCookies(reply);
    // Whoever keeps this connection for later would find it closed.
    if (readiness.isStopping) reply.header('connection', 'close');
    const answer = answerConditionally(request, reply, payload);
    repeats.after(request, reply, payload).then(() => done(null, answer), done);
  });
  app.addHook('onResponse', (request, reply, done) => {
    metrics.requests.observe({ method: request.method, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), CLOSE_GRACE_MS).unref();
  });
  // Expectations other than 100-continue are ignored [RFC 9110, 10.1.1] instead of answered without a body.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
  app.register(compress, { global: false });
  app.after(() => tagCompressed(app));
  readJson(app);
  const mounted: OperationId[] = [];
  const routes: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push(`${one} ${url}`);
  });
  return {
    app,
    principalOf,
    sessionOf: (request) => authentication.sessionOf(request),
    page: (path, handler) => mountPage(app, path, handler),
    form: (path, options) =>
      mountForm(app, path, { ...options, ...(config.requestsPerMinute ? {} : { perMinute: undefined }) }),
    mounted: () => mounted,
    routes: () => routes,
    operation: (id, handler, options = {}) => {
      mounted.push(id);
      mountOperation(app, id, handler, {
        db,
        principalOf,
        access,
        repeats,
        bodyLimit: options.bodyLimit ?? limits.bodyBytes,
        stream: options.stream ?? false,
      });
    },
  };
}

interface MountOptions {
  readonly db: Db;
  readonly principalOf: (request: FastifyRequest) => Principal;
  readonly access: AccessRules;
  readonly repeats: RepeatGuard;
  readonly bodyLimit: number;
  readonly stream: boolean;
}

function mountOperation<I extends OperationId>(
  app: FastifyInstance,
  id: I,
  handler: Handler<I>,
  { db, principalOf, access, repeats, bodyLimit, stream }: MountOptions,
): void {
  const declared: OperationDeclaration = operations[id];
  app.register(async (scope) => {
    if (stream)
      scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    scope.route({
      method: declared.method,
      url: declared.path,
      bodyLimit,
      compress: compressed,
      schema: {
        ...(declared.params && { params: declared.params }),
        ...(declared.query && { querystring: declared.query }),
        ...(declared.body && { body: declared.body }),
      },
      onRequest: async (request) => {
        access.admit(principalOf(request), declared);
      },
      ...(declared.method === 'POST' &&
        !stream && {
          preHandler: (request: FastifyRequest, reply: FastifyReply) =>
            repeats.before(request, reply, principalOf(request)),
        }),
      handler: async (request, reply) => {
        reply.code(declared.status);
        // The framework has validated the three parts against the schemas that the type is inferred from.
        const input = { params: request.params, query: request.query, body: request.body } as Pick<
          Call<I>,
          'params' | 'query' | 'body'
        >;
        const reader = toReader(access, principalOf(request), languageOf(request));
        const work = async () => handler({ ...input, ...reader, request, reply });
        const isGuarded = declared.method !== 'GET' && isConditional(request);
        const answer = await (isGuarded
          ? changeConditionally({ db, request, address: readableAt(declared, request, stream), work })
          : work());
        return answer instanceof JsonBytes ? reply.type(JSON_TYPE).send(answer.bytes) : answer;
      },
    });
  });
}

/** Paths that can be read as they are, without a question behind them. */
const readable = new Set(
  Object.values<OperationDeclaration>(operations)
    .filter(({ method, query }) => method === 'GET' && !query?.required?.length)
    .map(({ path }) => path),
);

/** Where the ETag of what an operation changes is found: its own address, without the query, which says how to change it. */
function readableAt({ path }: OperationDeclaration, { url }: FastifyRequest, stream: boolean): string | undefined {
  return readable.has(path) && !stream ? url.split('?')[0] : undefined;
}

/** Unique across restarts, cheap per request. */
function requestIds(): () => string {
  const start = randomBytes(5).toString('hex');
  let next = 0;
  return () => `${start}-${(next++).toString(36)}`;
}
