import { type ErrorCode, type FeedFault, WijkritmeError } from '@wijkritme/contract';
import { isStoreAway } from '../database/store-away.ts';

/**
 * Everything that a span may say. No other name can be used, and none of these holds an address, an id, a text that somebody
 * wrote or anything else about a person.
 */
export interface SpanAttributes {
  readonly 'http.request.method'?: string;
  /** As the route was declared: `/v1/places/:id`, never what was asked. */
  readonly 'http.route'?: string;
  readonly 'http.response.status_code'?: number;
  /** A code of ours, never a message. */
  readonly 'error.type'?: ErrorCode | FeedFault | 'delivery_failed' | 'delivery_refused' | 'aborted';
  readonly 'wijkritme.readings'?: number;
  readonly 'wijkritme.stored'?: number;
  readonly 'wijkritme.refused'?: number;
  readonly 'wijkritme.messages'?: number;
  /** As the job was declared. */
  readonly 'wijkritme.job'?: string;
  /** Adapter of a feed. */
  readonly 'wijkritme.adapter'?: string;
  readonly 'wijkritme.channel'?: 'mail' | 'webhook' | 'push';
  readonly 'wijkritme.outcome'?: 'sent' | 'dropped' | 'failed' | 'refused';
}

/** A request is named by its attributes: its method and route. */
export type SpanName = 'http.request' | 'mqtt.messages' | 'intake.commit' | 'job' | 'feed' | 'delivery';

/** Where a span stands, for another to name it. */
export interface SpanPlace {
  readonly traceId: string;
  readonly spanId: string;
  readonly traceFlags: number;
}

export interface SpanStart {
  readonly name: SpanName;
  readonly attributes?: SpanAttributes;
  /** Spans elsewhere that led to this one. With them, empty or not, it begins a trace of its own. */
  readonly causes?: readonly SpanPlace[];
}

export interface OpenSpan {
  /** What is begun in the work stands below this span. */
  run<T>(work: () => T): T;
  note(attributes: SpanAttributes): void;
  /** It failed; the code says how. */
  fail(code: NonNullable<SpanAttributes['error.type']>): void;
  /** What comes after it is not noted. */
  end(): void;
}

/** How long what runs here takes, for a collector of OpenTelemetry that the administrator chose. */
export interface Tracer {
  /** false: nothing is noted, and spans cost nothing. */
  readonly isOn: boolean;
  /** The span that this runs in. */
  here(): SpanPlace | undefined;
  /** For what ends elsewhere than it begins; whoever opens it ends it. */
  open(start: SpanStart): OpenSpan;
  /** Work that is one span. Whatever it throws is thrown on, and noted by its code. */
  span<T>(name: SpanName, attributes: SpanAttributes, work: (span: OpenSpan) => Promise<T>): Promise<T>;
  /** Sends what waits, within its limit, whether or not anybody takes it. */
  stop(): Promise<void>;
}

const noSpan: OpenSpan = { run: (work) => work(), note: () => {}, fail: () => {}, end: () => {} };

/** Notes nothing. */
export const noTracer: Tracer = {
  isOn: false,
  here: () => undefined,
  open: () => noSpan,
  span: (_name, _attributes, work) => work(noSpan),
  stop: async () => {},
};

/** How it is noted that something was thrown. */
export function errorTypeOf(cause: unknown): ErrorCode {
  if (cause instanceof WijkritmeError) return cause.code;
  return isStoreAway(cause) ? 'unavailable' : 'internal';
}
