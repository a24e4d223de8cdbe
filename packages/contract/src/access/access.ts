import type { Right } from './rights.ts';

/**
 * Who may call an operation: anybody who can reach the address; a person or administrator who has signed in; the
 * administrator of this installation (short for the right `installation.manage`); or who has a right.
 */
export type Access = 'everyone' | 'signed-in' | 'administrator' | Right;

/** The right that an operation needs, where it needs one. */
export function rightOf(access: Access): Right | undefined {
  if (access === 'everyone' || access === 'signed-in') return undefined;
  return access === 'administrator' ? 'installation.manage' : access;
}
