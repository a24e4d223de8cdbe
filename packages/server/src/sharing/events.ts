import { defineEvent } from '../foundation/events.ts';

/** Somebody's roles, organisation, purpose or session has changed; it is stored. What stays open looks again. */
export const rightsChanged = defineEvent<Record<string, never>>('sharing.rights-changed');
