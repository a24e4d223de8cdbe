import { type Role, roles } from '@wijkritme/contract';

/** Somebody who looks around without an account, or one of the roles. */
export type Newcomer = Role | 'visitor';

export const newcomers: readonly Newcomer[] = ['visitor', ...roles];
