import type { OrganisationName } from '@wijkritme/contract';

/** @throws Error: it is not stored; an organisation is closed, and never removed */
export function nameOf(names: ReadonlyMap<number, OrganisationName>, id: number): OrganisationName {
  const found = names.get(id);
  if (!found) throw new Error(`organisation ${id} is not stored`);
  return found;
}
