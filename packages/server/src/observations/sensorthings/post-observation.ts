import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isInField } from '../../sensors/index.ts';
import type { Sender } from '../intake/intake.ts';
import { outcomeName } from '../intake/outcome.ts';
import { type ParsedObservation, parseObservation } from '../parse-observation.ts';
import { sequenceOfRequest } from '../watch/sequence-of.ts';
import type { Door } from './door.ts';
import { namesMulti } from './multi/names-multi.ts';
import { postRow } from './multi/post-row.ts';
import { takeFeature } from './own-feature.ts';
import { refusalError } from './refusal.ts';
import { submitOne } from './submit-one.ts';
import { observationLink, writeObservation } from './wire.ts';

export type Parsed = Extract<ParsedObservation, { ok: true }>;

/** Largest id that a datastream can have in the store. */
export const MAX_DATASTREAM = 2_147_483_647;

/**
 * One reading: parsed, judged at the gate, stored, and only then acknowledged. 201 when it is new, 200 when it repeats
 * what is stored; the answer is the same entity.
 * @param given what the path names already
 */
export async function postObservation(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  given: Given,
): Promise<string> {
  if (given.datastream === undefined && namesMulti(request.body))
    return postRow(door, request, reply, { feature: given.feature });
  const { context, room, base, principal } = door;
  room.watch.admit(principal);
  const { body, draft } = takeFeature(context, principal, request.body);
  const parsed = parseObservation(body, context.clock.now());
  if (!parsed.ok) {
    room.intake.countUnreadable('http', parsed.code, given.datastream);
    throw new WijkritmeError(parsed.code, englishOnly(parsed.detail));
  }
  const datastream = datastreamOf(parsed, body, given.datastream);
  const sender: Sender = { principal, door: 'http', lateLimitMs: room.lateLimitMs };
  const sequence = sequenceOfRequest(principal, request);
  const feature = given.feature ?? parsed.related.featureOfInterest;
  const submitted = await room.watch.once(sequence, () =>
    submitOne({ context, room }, { ...parsed, datastream, feature, draft }, sender),
  );
  const { code } = submitted;
  const { time, value, resultTime } = parsed;
  const outcome = outcomeName(code);
  if (outcome !== 'stored' && outcome !== 'repeated') throw refusalError(room, outcome, datastream);
  reply.code(outcome === 'stored' ? 201 : 200);
  reply.header('location', observationLink(base, datastream, time));
  reply.header('content-type', 'application/json; charset=utf-8');
  const entry = room.sensors.catalog.find(datastream);
  return writeObservation(base, {
    datastream,
    time,
    value,
    resultTime,
    ...(submitted.feature !== undefined && { feature: submitted.feature }),
    isLab: entry !== undefined && !isInField(entry, time),
  });
}

/** What a path such as `Datastreams(1)/Observations` says of a reading. */
export interface Given {
  readonly datastream?: number | undefined;
  readonly feature?: number | undefined;
}

function datastreamOf(parsed: Parsed, body: unknown, given: number | undefined): number {
  const named = parsed.related.datastream;
  if (named === undefined && given === undefined) {
    const isThere = (body as Record<string, unknown>).Datastream !== undefined;
    const detail = isThere ? 'must be {"@iot.id": n}' : 'is missing: name the datastream, {"@iot.id": n}';
    throw new WijkritmeError('invalid_input', englishOnly(`/Datastream ${detail}.`), {
      fields: [{ pointer: '/Datastream/@iot.id', message: englishOnly(detail) }],
    });
  }
  if (named !== undefined && given !== undefined && named !== given) {
    const message = `is another one than the address names, ${given}`;
    throw new WijkritmeError('invalid_input', englishOnly(`/Datastream/@iot.id ${message}.`), {
      fields: [{ pointer: '/Datastream/@iot.id', message: englishOnly(message) }],
    });
  }
  const datastream = given ?? named ?? 0;
  if (datastream < 1 || datastream > MAX_DATASTREAM)
    throw new WijkritmeError(
      'datastream_unknown',
      englishOnly('There is no datastream with so large or small a number.'),
    );
  return datastream;
}
