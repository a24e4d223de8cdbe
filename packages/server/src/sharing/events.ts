import { defineEvent } from '../foundation/events.ts';

/** Somebody's roles, organisation, purpose or session has changed; it is stored. What stays open looks again. */
export const rightsChanged = defineEvent<Record<string, never>>('sharing.rights-changed');
/** Somebody was invited, or invited anew; stored. The token is in no store and no log: whoever listens keeps it sealed. */
export const personInvited = defineEvent<{
  readonly personId: number;
  readonly token: string;
  readonly endsAt: Date;
}>('sharing.person-invited');
