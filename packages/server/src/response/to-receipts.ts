import type { OrganisationName, Receipt } from '@wijkritme/contract';
import type { ResponseRoom } from './room.ts';
import type { ReceiptRow } from './sql/receipts.ts';

/** Names of those who saw something, for one answer. */
export function namesOfReaders(
  { sharing }: ResponseRoom,
  rows: readonly { readonly seen_by: readonly ReceiptRow[] | null }[],
): Promise<ReadonlyMap<number, string>> {
  return sharing.namesOf(rows.flatMap(({ seen_by }) => seen_by ?? []).map(({ personId }) => personId));
}

export function toReceipts(
  rows: readonly ReceiptRow[] | null,
  {
    names,
    readers,
  }: { readonly names: ReadonlyMap<number, OrganisationName>; readonly readers: ReadonlyMap<number, string> },
): Receipt[] | null {
  if (rows === null) return null;
  return rows.map(({ personId, organisationId, at, whole }) => {
    const organisation = names.get(organisationId);
    if (!organisation) throw new Error(`organisation ${organisationId} is not stored`);
    return { name: readers.get(personId) ?? null, organisation, at: new Date(at).toISOString(), whole };
  });
}
