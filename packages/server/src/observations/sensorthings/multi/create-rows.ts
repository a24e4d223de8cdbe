import type { ErrorCode } from '@wijkritme/contract';
import type { FastifyRequest } from 'fastify';
import type { Sender } from '../../intake/intake.ts';
import { outcomeName } from '../../intake/outcome.ts';
import { sequenceOfRequest } from '../../watch/sequence-of.ts';
import type { Door } from '../door.ts';
import type { DataArrays, FeaturesKnown } from '../parse-data-arrays.ts';
import { refusalDetail } from '../refusal.ts';
import { observationLink } from '../wire.ts';
import type { RowGroup } from './parse-row-groups.ts';
import { toWholeRows } from './submit-row.ts';

/** What became of one row of a request. */
export type RowAnswer =
  | { readonly state: 'stored' | 'repeated'; readonly link: string }
  | { readonly state: 'refused'; readonly code: ErrorCode; readonly detail: string };

/**
 * Groups of Datastreams and of MultiDatastreams in one request: each row of the latter is stored whole or not at all.
 * @returns per group its rows, in the order of the request
 */
export async function createMixed(
  door: Door,
  request: FastifyRequest,
  {
    arrays,
    groups,
    features,
  }: { arrays: DataArrays; groups: readonly (RowGroup | undefined)[]; features: FeaturesKnown },
): Promise<RowAnswer[][]> {
  const { room, principal } = door;
  const sender: Sender = { principal, door: 'http', lateLimitMs: room.lateLimitMs };
  return room.watch.once(sequenceOfRequest(principal, request), async () => {
    const plain = await submitPlain(door, arrays, sender);
    const answers: RowAnswer[][] = [];
    for (const [i, group] of groups.entries()) {
      const [from, to] = [arrays.groupStarts[i], arrays.groupStarts[i + 1]];
      answers.push(group ? await submitGroup(door, { group, features }, sender) : plain.slice(from, to));
    }
    return answers;
  });
}

async function submitPlain({ room, base }: Door, arrays: DataArrays, sender: Sender): Promise<RowAnswer[]> {
  const { readings, at, refused } = arrays;
  const outcome = await room.intake.submit(readings, sender);
  const answers: RowAnswer[] = [];
  for (const row of refused) answers[row.at] = { state: 'refused', code: row.code, detail: row.detail };
  for (const { code, datastream } of refused) room.intake.countUnreadable('http', code, datastream);
  for (const [i, code] of outcome.entries()) {
    const datastream = readings.datastream[i] as number;
    const link = observationLink(base, datastream, readings.time[i] as number);
    answers[at[i] as number] = answerOf(room, code, { datastream, link });
  }
  return answers;
}

async function submitGroup(
  { room, base }: Door,
  { group, features }: { group: RowGroup; features: FeaturesKnown },
  sender: Sender,
): Promise<RowAnswer[]> {
  const { components, multi, rows } = group;
  const usual = features.defaultOf(components[0] ?? 0);
  const read = rows.flatMap((row) =>
    row.ok ? [{ ...row, feature: row.feature === usual ? undefined : row.feature }] : [],
  );
  const whole = toWholeRows(read, components);
  const { code, by } = await room.intake.submitRows(whole, sender);
  let next = 0;
  return rows.map((row): RowAnswer => {
    if (!row.ok) {
      for (const component of components) room.intake.countUnreadable('http', row.code, component);
      return { state: 'refused', code: row.code, detail: row.detail };
    }
    const i = next++;
    const datastream = whole.readings.datastream[by[i] as number] as number;
    return answerOf(room, code[i] as number, { datastream, link: observationLink(base, multi, row.time) });
  });
}

function answerOf(
  room: Door['room'],
  code: number,
  { datastream, link }: { datastream: number; link: string },
): RowAnswer {
  const outcome = outcomeName(code);
  if (outcome === 'stored' || outcome === 'repeated') return { state: outcome, link };
  return { state: 'refused', code: outcome, detail: refusalDetail(room, outcome, datastream) };
}
