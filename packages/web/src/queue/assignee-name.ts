import type { Assignee } from '@wijkritme/contract';
import type { QueueText } from './texts-nl.ts';

/** How somebody is called in a sentence. */
export function assigneeName(assignee: Assignee | null, text: QueueText): string {
  if (assignee === null) return text.nobody;
  if (assignee.isMe) return text.me;
  const { name, organisation } = assignee;
  if (name === null) return text.unknown;
  return organisation ? text.person(name, organisation.name) : name;
}
