import { type ErrorCode, errors, WijkritmeError } from '@wijkritme/contract';
import type { Sender } from '../intake/intake.ts';
import { outcomeName } from '../intake/outcome.ts';
import { isReference } from '../parse-observation.ts';
import type { Door } from '../sensorthings/door.ts';
import { componentsOf } from '../sensorthings/multi/components.ts';
import { parseRow } from '../sensorthings/multi/parse-row.ts';
import { submitRow } from '../sensorthings/multi/submit-row.ts';
import { takeFeature } from '../sensorthings/own-feature.ts';
import { refusalDetail } from '../sensorthings/refusal.ts';
import { sequenceOfMessage } from '../watch/sequence-of.ts';
import { type Refusal, refusal } from './refusals/refusal.ts';

const ownTopic = /^v1\.[01]\/MultiDatastreams\((\d{1,10})\)\/Observations$/;
const anyTopic = /^v1\.[01]\/(?:FeaturesOfInterest\((\d{1,10})\)\/)?Observations$/;

/** The MultiDatastream that a message belongs to, by its topic or by itself; undefined for other messages. */
export function multiOf(topic: string, message: unknown): number | undefined {
  const inTopic = ownTopic.exec(topic)?.[1];
  if (inTopic !== undefined) return Number(inTopic);
  const named = anyTopic.test(topic) ? (message as { MultiDatastream?: unknown } | null)?.MultiDatastream : undefined;
  return isReference(named) ? Number(named['@iot.id']) : undefined;
}

interface RowMessage {
  readonly topic: string;
  readonly message: unknown;
  readonly multi: number;
  /** Delivered again after a broken connection [MQTT-3.3.1-1]. */
  readonly again: boolean;
}

/** @returns word of a refusal; undefined once all its numbers are stored */
export async function takeRow(
  { context, room, principal }: Pick<Door, 'context' | 'room' | 'principal'>,
  { topic, message, multi, again }: RowMessage,
): Promise<Refusal | undefined> {
  const components = multi > 0 && multi < 2 ** 31 ? await componentsOf({ context, room }, multi) : undefined;
  if (!components) return refusal('datastream_unknown', errors.datastream_unknown.title.en);
  const about = { name: `MultiDatastreams(${multi})`, datastream: components[0] ?? 0 };
  const answer = (code: ErrorCode, detail: string) => refusal(code, detail, about);
  const refuse = (code: ErrorCode, detail: string) => {
    for (const component of components) room.intake.countUnreadable('mqtt', code, component);
    return answer(code, detail);
  };
  const numbered = sequenceOfMessage(principal, message);
  if (!numbered.ok) return refuse('invalid_input', numbered.detail);
  const { body, draft } = takeFeature(context, principal, numbered.reading);
  const parsed = parseRow(body, components.length, context.clock.now());
  if (!parsed.ok) return refuse(parsed.code, parsed.detail);
  if ((parsed.multi ?? multi) !== multi)
    return refuse('invalid_input', 'The message names another MultiDatastream than its topic.');
  const inTopic = anyTopic.exec(topic)?.[1];
  const feature = inTopic === undefined ? parsed.feature : Number(inTopic);
  const sender: Sender = { principal, door: 'mqtt', lateLimitMs: room.lateLimitMs };
  const submit = () => submitRow({ context, room }, { ...parsed, components, draft, feature }, sender);
  const taken = await room.watch.once(numbered.sequence, submit, { door: 'mqtt', again }).catch((cause: unknown) => {
    // Sending a repeat once more would not help.
    if (cause instanceof WijkritmeError && cause.code === 'message_replayed') return cause;
    throw cause;
  });
  if (taken instanceof WijkritmeError) return answer(taken.code, taken.detail);
  const outcome = outcomeName(taken.code);
  if (outcome === 'stored' || outcome === 'repeated') return undefined;
  return answer(outcome, refusalDetail(room, outcome, taken.datastream));
}
