import { useState } from 'react';

/**
 * State that outlives the page in this tab: half-written text is there again after a session ended or a page was left.
 * The name holds the person, so that another one who signs in here does not meet it.
 */
export function useDraft<T extends object>(
  name: string,
  empty: T,
): { value: T; set: (next: T) => void; drop: () => void; wasKept: boolean } {
  const [kept] = useState(() => readDraft<T>(name));
  const [value, setValue] = useState<T>({ ...empty, ...kept });
  return {
    value,
    wasKept: kept !== undefined,
    set: (next) => {
      setValue(next);
      writeDraft(name, next);
    },
    drop: () => writeDraft(name, undefined),
  };
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
