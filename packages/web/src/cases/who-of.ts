import type { OrganisationName, Role } from '@wijkritme/contract';

/** By role and organisation, as far as they were kept. @example whoOf({ role: null, organisation }, roles) // 'Gemeente' */
export function whoOf(
  { role, organisation }: { readonly role: Role | null; readonly organisation: OrganisationName | null },
  roles: Readonly<Record<Role, string>>,
): string {
  return [role === null ? '' : roles[role], organisation?.name ?? ''].filter(Boolean).join(', ');
}
