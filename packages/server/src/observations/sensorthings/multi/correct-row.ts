import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import type { Principal } from '../../../foundation/principals.ts';
import { changeReadings, readChange, requireGate } from '../correct-reading.ts';
import type { Door } from '../door.ts';
import { parseResult } from './parse-row.ts';
import { findComponents } from './post-row.ts';
import type { ShownRow } from './shown-row.ts';

/**
 * The numbers of one observation change together, as single readings do: the gate judges each, and one that is refused leaves
 * all as they were.
 * @returns the moment that it is known by from now on, UTC ms
 * @throws WijkritmeError the refusal of the gate; conflicting_reading where another stands at the new moment
 */
export async function correctRow(
  door: Door,
  { principal, row, isWhole }: { principal: Principal; row: ShownRow; isWhole: boolean },
  body: unknown,
): Promise<number> {
  const components = await findComponents(door, row.datastream);
  const values = valuesOf(body, components.length, isWhole);
  const changes = [];
  for (const [place, datastream] of components.entries()) {
    const key = { datastream, time: row.time };
    const own = { ...(body as object), ...(values && { result: values[place] }) };
    changes.push({ key, change: await readChange(door, key, own, isWhole) });
  }
  for (const { key, change } of changes) await requireGate(door, key, change);
  await changeReadings(door, { principal, kind: 'reading.corrected' }, changes);
  return changes[0]?.change.time ?? row.time;
}

export async function removeRow(door: Door, principal: Principal, row: ShownRow): Promise<void> {
  const components = await findComponents(door, row.datastream);
  const changes = components.map((datastream) => ({ key: { datastream, time: row.time }, change: undefined }));
  await changeReadings(door, { principal, kind: 'reading.deleted' }, changes);
}

function valuesOf(body: unknown, width: number, isWhole: boolean): readonly number[] | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new WijkritmeError('invalid_input', englishOnly('The body must be a JSON object.'));
  const { result } = body as { result?: unknown };
  if (result === undefined && !isWhole) return undefined;
  const parsed = parseResult(result, width);
  if ('list' in parsed) return parsed.list;
  throw new WijkritmeError(parsed.code, englishOnly(parsed.detail));
}
