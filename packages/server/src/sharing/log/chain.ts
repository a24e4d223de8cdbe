import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from './canonical-json.ts';

/** What happened, as it is told to the log. Holds no personal data: who is a role or an organisation. */
export interface LogFact {
  /** UTC, milliseconds. */
  readonly at: number;
  /** Such as `passport.changed`. */
  readonly kind: string;
  readonly actor: string;
  /** What it is about, such as `datastream:12`. */
  readonly subject: string;
  readonly detail: Json;
}

/** A fact with its place in the chain. */
export interface LogEntry extends LogFact {
  /** 1, 2, 3 … without gaps. */
  readonly position: number;
  /** Hash of the entry before; of the first entry: the seed of the log. */
  readonly previous: string;
  /** SHA-256 of the canonical form of all the rest, in hexadecimal. */
  readonly hash: string;
}

/** Where a chain stands: its length and the hash of its last entry. */
export interface LogHead {
  readonly position: number;
  readonly hash: string;
}

/** Start of the chain of this log; no entry of another log fits on it. */
export function startOf(logId: string): LogHead {
  return { position: 0, hash: sha256(`wijkritme-log:${logId}`) };
}

/** The entry that follows on this head. */
export function toEntry({ position, hash }: LogHead, fact: LogFact): LogEntry {
  const { at, kind, actor, subject, detail } = fact;
  const sealed = { at, kind, actor, subject, detail, position: position + 1, previous: hash };
  return { ...sealed, hash: sha256(canonicalJson(sealed)) };
}

export type LogFault =
  /** The position is not the next one: something is missing, twice or in another order. */
  | { readonly kind: 'out-of-order'; readonly position: number; readonly expected: number }
  /** The entry does not hang on the one before: an entry between was removed or changed. */
  | { readonly kind: 'broken-link'; readonly position: number }
  /** The content is not what was sealed. */
  | { readonly kind: 'changed'; readonly position: number }
  /** The chain ends before, or passes by, what a checkpoint has seen. */
  | { readonly kind: 'not-as-checkpoint'; readonly position: number };

export type ChainVerdict =
  | { readonly ok: true; readonly head: LogHead }
  | { readonly ok: false; readonly fault: LogFault };

/**
 * Walks along a chain from its start. Finds any change, removal, insertion and reordering; what was cut off at the end it
 * finds by the checkpoints, for a shorter chain is a valid chain too. Entries may come from a cursor: one is held at a time.
 *
 * @param seen heads from checkpoints, in any order
 */
export async function verifyChain(
  start: LogHead,
  entries: Iterable<LogEntry> | AsyncIterable<LogEntry>,
  seen: readonly LogHead[] = [],
): Promise<ChainVerdict> {
  let head = start;
  const wanted = new Map(seen.map((one) => [one.position, one.hash]));
  const isSeen = ({ position, hash }: LogHead) => (wanted.get(position) ?? hash) === hash;
  if (!isSeen(head)) return { ok: false, fault: { kind: 'not-as-checkpoint', position: head.position } };
  for await (const entry of entries) {
    const fault = faultOf(head, entry);
    if (fault) return { ok: false, fault };
    head = { position: entry.position, hash: entry.hash };
    if (!isSeen(head)) return { ok: false, fault: { kind: 'not-as-checkpoint', position: head.position } };
  }
  const beyond = [...wanted.keys()].filter((position) => position > head.position);
  if (beyond.length > 0) return { ok: false, fault: { kind: 'not-as-checkpoint', position: Math.min(...beyond) } };
  return { ok: true, head };
}

function faultOf(head: LogHead, entry: LogEntry): LogFault | undefined {
  const { position } = entry;
  const expected = head.position + 1;
  if (position !== expected) return { kind: 'out-of-order', position, expected };
  if (entry.previous !== head.hash) return { kind: 'broken-link', position };
  if (toEntry(head, entry).hash !== entry.hash) return { kind: 'changed', position };
  return undefined;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
