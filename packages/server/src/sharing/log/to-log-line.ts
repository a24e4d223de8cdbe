import { EMERGENCY_START, type LogActor, type LogLine } from '@wijkritme/contract';
import type { LogEntry } from './chain.ts';

/** What may be shown of an entry: no number of a person who did it, and no detail. */
export function toLogLine({
  position,
  at,
  kind,
  actor,
  subject,
  hash,
}: Omit<LogEntry, 'detail' | 'previous'>): LogLine {
  return {
    position,
    at: new Date(at).toISOString(),
    kind,
    actor: toLogActor(actor),
    subject,
    emergency: kind === EMERGENCY_START,
    hash,
  };
}

/**
 * Who did it, out of how the log keeps it.
 * @example toLogActor('person:12 organisation:3 auditor') // { kind: 'person', roles: ['auditor'], organisationId: 3 }
 */
export function toLogActor(actor: string): LogActor {
  const [, organisation, roles] = /^person:\d+ organisation:(\d+) (.+)$/.exec(actor) ?? [];
  if (organisation !== undefined && roles !== undefined)
    return { kind: 'person', roles: roles === 'no role' ? [] : roles.split('+'), organisationId: Number(organisation) };
  const nobody = { roles: [], organisationId: null };
  if (/^person:/.test(actor)) return { kind: 'person', ...nobody };
  if (/^device:/.test(actor)) return { kind: 'device', ...nobody };
  if (actor === 'administrator' || actor === 'visitor') return { kind: actor, ...nobody };
  return { kind: 'system', ...nobody };
}
