import { WijkritmeError } from '@wijkritme/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isInField } from '../../sensors/index.ts';
import type { Sender } from '../intake/intake.ts';
import { outcomeName } from '../intake/outcome.ts';
import { type ParsedObservation, parseObservation } from '../parse-observation.ts';
import { oneReading } from '../readings.ts';
import type { ObservationsRoom } from '../room.ts';
import { sequenceOfRequest } from '../watch/sequence-of.ts';
import type { Door } from './door.ts';
import { refusalError } from './refusal.ts';
import { observationLink, writeObservation } from './wire.ts';

export type Parsed = Extract<ParsedObservation, { ok: true }>;

/** Largest id that a datastream can have in the store. */
export const MAX_DATASTREAM = 2_147_483_647;

/**
 * One reading: parsed, judged at the gate, stored, and only then acknowledged. 201 when it is new, 200 when it repeats
 * what is stored; the answer is the same entity.
 * @param given id of the datastream in the path; undefined when the body names it
 */
export async function postObservation(
  { context, room, base }: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  given: number | undefined,
): Promise<string> {
  const principal = context.http.principalOf(request);
  room.watch.admit(principal);
  const parsed = parseObservation(request.body, context.clock.now());
  if (!parsed.ok) {
    room.intake.countUnreadable('http', parsed.code, given);
    throw new WijkritmeError(parsed.code, parsed.detail);
  }
  const datastream = datastreamOf(parsed, request.body, given);
  checkFeature(room, parsed, request.body, datastream);
  const readings = oneReading(datastream, parsed.time, parsed.value, parsed.resultTime);
  const sender: Sender = { principal, door: 'http', lateLimitMs: room.lateLimitMs };
  const sequence = sequenceOfRequest(principal, request);
  const [code = 0] = await room.watch.once(sequence, () => room.intake.submit(readings, sender));
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
    isLab: entry !== undefined && !isInField(entry, time),
  });
}

function datastreamOf(parsed: Parsed, body: unknown, given: number | undefined): number {
  const named = parsed.related.datastream;
  if (named === undefined && given === undefined) {
    const isThere = (body as Record<string, unknown>).Datastream !== undefined;
    const detail = isThere ? 'must be {"@iot.id": n}' : 'is missing: name the datastream, {"@iot.id": n}';
    throw new WijkritmeError('invalid_input', `/Datastream ${detail}.`, {
      fields: [{ pointer: '/Datastream/@iot.id', message: detail }],
    });
  }
  if (named !== undefined && given !== undefined && named !== given) {
    const message = `is another one than the address names, ${given}`;
    throw new WijkritmeError('invalid_input', `/Datastream/@iot.id ${message}.`, {
      fields: [{ pointer: '/Datastream/@iot.id', message }],
    });
  }
  const datastream = given ?? named ?? 0;
  if (datastream < 1 || datastream > MAX_DATASTREAM)
    throw new WijkritmeError('datastream_unknown', 'There is no datastream with so large or small a number.');
  return datastream;
}

/** Readings share the feature of their datastream, so another one cannot be kept. */
function checkFeature(room: ObservationsRoom, parsed: Parsed, body: unknown, datastream: number): void {
  if ((body as Record<string, unknown>).FeatureOfInterest === undefined) return;
  const own = room.sensors.catalog.find(datastream)?.featureOfInterestId ?? null;
  if (own !== null && parsed.related.featureOfInterest === own) return;
  throw new WijkritmeError(
    'not_supported',
    `/FeatureOfInterest: readings of datastream ${datastream} are about its own feature${own === null ? '' : ` ${own}`}; leave it out.`,
  );
}
