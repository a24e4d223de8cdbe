import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../workbench/queries.ts';

/**
 * State that outlives the page in this tab: half-written text is there again after a session ended or a page was left.
 * The name holds the person, so that another one who signs in here does not meet it.
 */
export function useDraft<T extends object>(
  name: string,
  empty: T,
): { value: T; set: (next: T) => void; drop: () => void; wasKept: boolean } {
  const [held, setHeld] = useState(() => openDraft(name, empty));
  // Another name is another draft.
  const current = held.name === name ? held : openDraft(name, empty);
  if (current !== held) setHeld(current);
  return {
    value: current.value,
    wasKept: current.wasKept,
    set: (next) => {
      setHeld({ ...current, value: next });
      writeDraft(name, next);
    },
    drop: () => writeDraft(name, undefined),
  };
}

/** The same for who is signed in, where the form does not know who that is. */
export function useOwnDraft<T extends object>(name: string, empty: T) {
  const { data: session } = useQuery(queries.session());
  return useDraft(`${name}.${session?.person?.id ?? 'nobody'}`, empty);
}

function openDraft<T extends object>(name: string, empty: T): { name: string; value: T; wasKept: boolean } {
  const kept = readDraft<T>(name);
  return { name, value: { ...empty, ...kept }, wasKept: kept !== undefined };
}

const keyOf = (name: string) => `wijkritme.${name}`;

function readDraft<T>(name: string): T | undefined {
  try {
    // Written by `writeDraft` under the same name, so of the same shape.
    return JSON.parse(sessionStorage.getItem(keyOf(name)) ?? 'null') ?? undefined;
  } catch {
    // Storage may be forbidden in this browser; what is written then lasts as long as the page.
    return undefined;
  }
}

function writeDraft(name: string, value: object | undefined): void {
  try {
    if (value === undefined) sessionStorage.removeItem(keyOf(name));
    else sessionStorage.setItem(keyOf(name), JSON.stringify(value));
  } catch {
    // See readDraft.
  }
}
