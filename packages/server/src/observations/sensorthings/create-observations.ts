import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Sender } from '../intake/intake.ts';
import { REPEATED, STORED } from '../intake/outcome.ts';
import { sequenceOfRequest } from '../watch/sequence-of.ts';
import type { Door } from './door.ts';
import { createMixed } from './multi/create-rows.ts';
import { namesMulti } from './multi/names-multi.ts';
import { parseRowGroups } from './multi/parse-row-groups.ts';
import { existingFeatures } from './own-feature.ts';
import { type DataArrays, type FeaturesKnown, featureIdsIn, parseDataArrays } from './parse-data-arrays.ts';
import { LISTED, listRefused, type Refused } from './refused-rows.ts';
import { observationLink } from './wire.ts';

/**
 * Many readings of many datastreams in one request. Every row is judged for itself: 201 with a link or "error" per row, as
 * the standard asks, or with `Prefer: return=minimal` the counts and the reasons, which costs both sides far less.
 */
export async function createObservations(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<string> {
  const { context, room, base, principal } = door;
  const there = await existingFeatures(room, featureIdsIn(request.body));
  const features: FeaturesKnown = {
    defaultOf: (id) => room.sensors.catalog.find(id)?.featureOfInterestId ?? null,
    has: (id) => there.has(id),
  };
  const arrays = parseDataArrays(request.body, context.clock.now(), features);
  // It is a list of groups: otherwise it was refused above.
  const body = request.body as readonly unknown[];
  if (body.some(namesMulti)) return createWithRows(door, { request, reply }, { arrays, features, body });
  room.watch.admit(principal, arrays.rows);
  const sender: Sender = { principal, door: 'http', lateLimitMs: room.lateLimitMs };
  const sequence = sequenceOfRequest(principal, request);
  const outcome = await room.watch.once(sequence, () => room.intake.submit(arrays.readings, sender));
  for (const { code, datastream } of arrays.refused) room.intake.countUnreadable('http', code, datastream);
  const refused = listRefused(room, arrays, outcome);
  reply.code(201);
  reply.header('wijkritme-refused', refused.total);
  reply.header('content-type', 'application/json; charset=utf-8');
  if (isMinimal(request)) {
    reply.header('preference-applied', 'return=minimal');
    return writeSummary(arrays, outcome, refused);
  }
  return writeLinks(arrays, outcome, base);
}

/** The same where some groups belong to MultiDatastreams. */
async function createWithRows(
  door: Door,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { arrays, features, body }: { arrays: DataArrays; features: FeaturesKnown; body: readonly unknown[] },
): Promise<string> {
  const groups = await parseRowGroups(door, body, features);
  door.room.watch.admit(
    door.principal,
    groups.reduce((sum, group) => sum + (group?.rows.length ?? 0), arrays.rows),
  );
  const answers = await createMixed(door, request, { arrays, groups, features });
  const all = answers.flat();
  const refused = answers.flatMap((rows, group) =>
    rows.flatMap((row, i) => (row.state === 'refused' ? [{ group, row: i, code: row.code, detail: row.detail }] : [])),
  );
  reply.code(201);
  reply.header('wijkritme-refused', refused.length);
  reply.header('content-type', 'application/json; charset=utf-8');
  if (!isMinimal(request)) return JSON.stringify(all.map((row) => (row.state === 'refused' ? 'error' : row.link)));
  reply.header('preference-applied', 'return=minimal');
  return JSON.stringify({
    stored: all.filter(({ state }) => state === 'stored').length,
    repeated: all.filter(({ state }) => state === 'repeated').length,
    refused: refused.slice(0, LISTED),
    refusedTotal: refused.length,
  });
}

function isMinimal(request: FastifyRequest): boolean {
  const prefer = request.headers.prefer;
  return typeof prefer === 'string' && prefer.includes('return=minimal');
}

/** One text per row, in the order of the request. */
function writeLinks(arrays: DataArrays, outcome: Uint8Array, base: string): string {
  const { datastream, time, count } = arrays.readings;
  let text = '[';
  let next = 0;
  for (let i = 0; i < count; i++) {
    for (const at = arrays.at[i] as number; next < at; next++) text += '"error",';
    const isIn = outcome[i] === STORED || outcome[i] === REPEATED;
    text += isIn ? `"${observationLink(base, datastream[i] as number, time[i] as number)}",` : '"error",';
    next += 1;
  }
  for (; next < arrays.rows; next++) text += '"error",';
  return arrays.rows === 0 ? '[]' : `${text.slice(0, -1)}]`;
}

function writeSummary(arrays: DataArrays, outcome: Uint8Array, refused: Refused): string {
  let repeated = 0;
  for (const code of outcome) if (code === REPEATED) repeated += 1;
  return JSON.stringify({
    stored: arrays.rows - refused.total - repeated,
    repeated,
    refused: refused.rows.map(({ at, code, detail }) => ({ ...placeOf(arrays, at), code, detail })),
    refusedTotal: refused.total,
  });
}

function placeOf(arrays: DataArrays, at: number): { group: number; row: number } {
  let group = 0;
  while ((arrays.groupStarts[group + 1] ?? Number.POSITIVE_INFINITY) <= at) group += 1;
  return { group, row: at - (arrays.groupStarts[group] ?? 0) };
}
