import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isInField } from '../../../sensors/index.ts';
import type { Sender } from '../../intake/intake.ts';
import { outcomeName } from '../../intake/outcome.ts';
import { isReference } from '../../parse-observation.ts';
import { sequenceOfRequest } from '../../watch/sequence-of.ts';
import type { Door } from '../door.ts';
import { takeFeature } from '../own-feature.ts';
import { refusalError } from '../refusal.ts';
import { observationLink } from '../wire.ts';
import { componentsOf } from './components.ts';
import { parseRow } from './parse-row.ts';
import { submitRow } from './submit-row.ts';
import { writeRows } from './write-rows.ts';

/**
 * One observation of a MultiDatastream: each number is judged at the gate as a reading of its datastream, and all are stored or
 * none. 201 when it is new, 200 when it repeats what is stored.
 * @param given what the path names already
 */
export async function postRow(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  given: { readonly multi?: number | undefined; readonly feature?: number | undefined },
): Promise<string> {
  const { context, room, principal, base } = door;
  room.watch.admit(principal);
  const { body, draft } = takeFeature(context, principal, request.body);
  const multi = multiOf(body, given.multi);
  const components = await findComponents(door, multi);
  const parsed = parseRow(body, components.length, context.clock.now());
  if (!parsed.ok) {
    for (const component of components) room.intake.countUnreadable('http', parsed.code, component);
    throw new WijkritmeError(parsed.code, englishOnly(parsed.detail));
  }
  const sender: Sender = { principal, door: 'http', lateLimitMs: room.lateLimitMs };
  const row = { ...parsed, components, draft, feature: given.feature ?? parsed.feature };
  const submitted = await room.watch.once(sequenceOfRequest(principal, request), () =>
    submitRow({ context, room }, row, sender),
  );
  const outcome = outcomeName(submitted.code);
  if (outcome !== 'stored' && outcome !== 'repeated') throw refusalError(room, outcome, submitted.datastream);
  reply.code(outcome === 'stored' ? 201 : 200);
  reply.header('location', observationLink(base, multi, parsed.time));
  reply.header('content-type', 'application/json; charset=utf-8');
  const { time, values, resultTime } = parsed;
  const isLab = components.some((id) => isLabTime(door, id, time));
  return writeRows(base, [{ datastream: multi, time, values, resultTime, isLab }], undefined)[0] ?? '';
}

/** @throws WijkritmeError datastream_unknown */
export async function findComponents(door: Pick<Door, 'room' | 'context'>, multi: number): Promise<readonly number[]> {
  const components = await componentsOf(door, multi);
  if (components) return components;
  throw new WijkritmeError(
    'datastream_unknown',
    englishOnly(`There is no MultiDatastream ${multi}; see /v1.1/MultiDatastreams for the ids.`),
  );
}

function isLabTime({ room }: Door, datastream: number, time: number): boolean {
  const entry = room.sensors.catalog.find(datastream);
  return entry !== undefined && !isInField(entry, time);
}

function multiOf(body: unknown, given: number | undefined): number {
  const named = (body as { MultiDatastream?: unknown } | null | undefined)?.MultiDatastream;
  const id = isReference(named) ? Number(named['@iot.id']) : undefined;
  const multi = given ?? id;
  if (multi !== undefined && multi > 0 && multi < 2 ** 31 && (id ?? multi) === multi) return multi;
  const message = id === undefined ? 'must be {"@iot.id": n}' : 'is another one than the address names';
  throw new WijkritmeError('invalid_input', englishOnly(`/MultiDatastream ${message}.`), {
    fields: [{ pointer: '/MultiDatastream/@iot.id', message: englishOnly(message) }],
  });
}
