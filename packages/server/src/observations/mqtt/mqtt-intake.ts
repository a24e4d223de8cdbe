import { type ErrorCode, errors, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { Principal } from '../../foundation/principals.ts';
import type { Sender } from '../intake/intake.ts';
import { outcomeName } from '../intake/outcome.ts';
import { isReference, parseObservation } from '../parse-observation.ts';
import type { ObservationsRoom } from '../room.ts';
import { takeFeature } from '../sensorthings/own-feature.ts';
import { refusalDetail } from '../sensorthings/refusal.ts';
import { submitOne } from '../sensorthings/submit-one.ts';
import { sequenceOfMessage } from '../watch/sequence-of.ts';
import { multiOf, takeRow } from './multi-intake.ts';
import { type Refusal, refusal } from './refusals/refusal.ts';
import { RefusalBook } from './refusals/refusal-book.ts';
import { mountUpdates } from './updates/mount-updates.ts';

const topicPattern = /^v1\.[01]\/Datastreams\((\d{1,10})\)\/Observations$/;
/** Here the message names its datastream. */
const anyTopic = /^v1\.[01]\/(?:FeaturesOfInterest\(\d{1,10}\)\/)?Observations$/;
const featureTopic = /^v1\.[01]\/FeaturesOfInterest\((\d{1,10})\)\//;
const where =
  'Publish to v1.1/Datastreams(id)/Observations, to v1.1/MultiDatastreams(id)/Observations, or to v1.1/Observations with {"Datastream": {"@iot.id": n}} in it.';
const wrongFeature = 'FeatureOfInterest must be {"@iot.id": n} of a feature that exists, or a whole new feature.';
/** Largest id that a datastream can have in the store. */
const MAX_DATASTREAM = 2_147_483_647;

/**
 * Readings over MQTT: `v1.1/Datastreams(id)/Observations`, or `v1.1/Observations` where the message names it; QoS 1 acknowledged after the commit. A refused reading is
 * acknowledged as well (sending it again would not help); its reason goes to `v1.1/Datastreams(id)/Refusals`, in words of
 * ours, and there to the keys of that thing and to who manages it.
 */
export function mountMqttIntake(context: Context, room: ObservationsRoom): void {
  const refusals = new RefusalBook(context.access);
  const take = async (
    principal: Principal,
    topic: string,
    payload: Buffer,
    dup: boolean,
  ): Promise<Refusal | undefined> => {
    await room.watch.slowDown(principal);
    const message = parseJson(payload);
    const multi = multiOf(topic, message);
    if (multi !== undefined) return takeRow({ context, room, principal }, { topic, message, multi, again: dup });
    const datastream = datastreamOf(topic, message);
    if (datastream === undefined) return refusal('not_found', where);
    const answer = (code: ErrorCode, detail: string) =>
      refusal(code, detail, { name: `Datastreams(${datastream})`, datastream });
    const refuse = (code: ErrorCode, detail: string) => {
      room.intake.countUnreadable('mqtt', code, datastream);
      return answer(code, detail);
    };
    if (datastream > MAX_DATASTREAM) return refuse('datastream_unknown', errors.datastream_unknown.title.en);
    const numbered = sequenceOfMessage(principal, message);
    if (!numbered.ok) return refuse('invalid_input', numbered.detail);
    const { body, draft } = takeFeature(context, principal, numbered.reading);
    const parsed = parseObservation(body, context.clock.now());
    if (!parsed.ok) return refuse(parsed.code, parsed.detail);
    if ((parsed.related.datastream ?? datastream) !== datastream)
      return refuse('invalid_input', 'The message names another datastream than its topic.');
    const feature = featureTopic.exec(topic)?.[1];
    const reading = {
      ...parsed,
      datastream,
      draft,
      feature: feature === undefined ? parsed.related.featureOfInterest : Number(feature),
    };
    const sender: Sender = { principal, door: 'mqtt', lateLimitMs: room.lateLimitMs };
    const submit = () => submitOne({ context, room }, reading, sender);
    // Delivered again after a broken connection [MQTT-3.3.1-1] it is refused like any other repeat, but it is no event.
    const options = { door: 'mqtt', again: dup } as const;
    const taken = await room.watch.once(numbered.sequence, submit, options).catch(maybeReplay);
    if (taken instanceof WijkritmeError) return answer(taken.code, taken.detail);
    const outcome = outcomeName(taken.code);
    // Who listens is told after the commit, whatever door a reading came through.
    if (outcome === 'stored' || outcome === 'repeated') return undefined;
    return answer(outcome, refusalDetail(room, outcome, datastream));
  };
  context.mqtt.onPublish(async (principal, topic, payload, { dup }) => {
    const refused = await take(principal, topic, payload, dup).catch(maybeWrongFeature);
    if (refused) refusals.tell(refused, principal, room.sensors.catalog.find(refused.datastream ?? 0));
  });
  mountUpdates(context, room, refusals);
}

/** What is wrong with the feature stays wrong when it is sent again; nothing of it is told. */
function maybeWrongFeature(cause: unknown): Refusal {
  if (cause instanceof WijkritmeError && cause.code === 'invalid_input') return refusal(cause.code, wrongFeature);
  throw cause;
}

/** A repeat is acknowledged and refused: sending it once more would not help. Whatever else went wrong is thrown on. */
function maybeReplay(cause: unknown): WijkritmeError {
  if (cause instanceof WijkritmeError && cause.code === 'message_replayed') return cause;
  throw cause;
}

/** From the topic, or from the message where the topic names none. */
function datastreamOf(topic: string, message: unknown): number | undefined {
  const inTopic = topicPattern.exec(topic)?.[1];
  if (inTopic !== undefined) return Number(inTopic);
  const named = anyTopic.test(topic) ? (message as { Datastream?: unknown } | null | undefined)?.Datastream : undefined;
  const id = isReference(named) ? Number(named['@iot.id']) : 0;
  return id > 0 ? id : undefined;
}

function parseJson(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'));
  } catch {
    return undefined;
  }
}
