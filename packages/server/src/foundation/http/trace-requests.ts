import type { IncomingMessage } from 'node:http';
import type { ErrorCode } from '@wijkritme/contract';
import type { FastifyInstance } from 'fastify';
import type { OpenSpan, SpanPlace, Tracer } from '../tracing/tracer.ts';

/** Asked every second or so by machines; they would be most of what is noted. */
const WATCHERS = /^\/(health(\/|$)|metrics$)/;
/** [W3C Trace Context, 3.2]: version, trace, parent, flags; those of zeros alone are invalid. */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

interface Traced {
  readonly span: OpenSpan;
  /** Of the problem that is its answer. */
  code?: ErrorCode;
}

const traced = new WeakMap<IncomingMessage, Traced>();

/**
 * A span per request, named by its method and the route as it was declared. It always begins a trace of its own: whether it is kept
 * is for this installation to say, and not for strangers. A trace that a caller says it is in is linked to, and that is all.
 */
export function traceRequests(app: FastifyInstance, tracer: Tracer): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { method, raw } = request;
    const route = request.is404 ? undefined : request.routeOptions.url;
    if (route !== undefined && WATCHERS.test(route)) return done();
    const span = tracer.open({
      name: 'http.request',
      attributes: { 'http.request.method': method, ...(route !== undefined && { 'http.route': route }) },
      causes: strangerOf(request.headers.traceparent),
    });
    const one: Traced = { span };
    traced.set(raw, one);
    reply.raw.once('close', () => {
      span.note({ 'http.response.status_code': reply.raw.statusCode });
      // The other side was gone before the answer was.
      if (!reply.raw.writableFinished) span.note({ 'error.type': 'aborted' });
      else if (reply.raw.statusCode >= 500) span.fail(one.code ?? 'internal');
      span.end();
    });
    span.run(done);
  });
  // The body is read by its socket, which knows nothing of this request.
  app.addHook('preValidation', (request, _reply, done) => {
    const one = traced.get(request.raw);
    if (one) one.span.run(done);
    else done();
  });
}

/** The code of a problem that is the answer to a request. */
export function traceProblem(request: IncomingMessage, code: ErrorCode): void {
  const one = traced.get(request);
  if (!one) return;
  one.code = code;
  one.span.note({ 'error.type': code });
}

function strangerOf(header: string | string[] | undefined): SpanPlace[] {
  const [, traceId, spanId, flags] = typeof header === 'string' ? (TRACEPARENT.exec(header) ?? []) : [];
  if (!traceId || !spanId || !flags) return [];
  return [{ traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1 }];
}
