/** What a person does here. A person may have several roles, each everywhere or at one place. */
export const roles = [
  'analyst',
  'ward-officer',
  'community-officer',
  'welfare-worker',
  'housing-manager',
  'privacy-officer',
  'administrator',
  'auditor',
] as const;
export type RoleName = (typeof roles)[number];
