import { type RefObject, useEffect } from 'react';
import { type ListKey, meaningOf, nextRow, takesKeys } from './list-keys.ts';

interface ListKeysOptions {
  readonly on: boolean;
  readonly onHelp: () => void;
}

/** Keys of a list: they work while the focus is in it, and not when they were switched off. */
export function useListKeys(list: RefObject<HTMLElement | null>, { on, onHelp }: ListKeysOptions): void {
  useEffect(() => {
    const box = list.current;
    if (!box || !on) return;
    const press = (event: KeyboardEvent) => {
      const meaning = meaningOf(event, takesKeys(event.target as Element));
      if (meaning === undefined) return;
      event.preventDefault();
      if (meaning === 'help') onHelp();
      else act(box, meaning);
    };
    box.addEventListener('keydown', press);
    return () => box.removeEventListener('keydown', press);
  }, [list, on, onHelp]);
}

function act(box: HTMLElement, meaning: Exclude<ListKey, 'help'>): void {
  const rows = [...box.querySelectorAll<HTMLElement>('.queue > li')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const linkOf = (row: HTMLElement | undefined) => row?.querySelector<HTMLElement>('.items__text a');
  if (meaning === 'open') linkOf(rows[at])?.click();
  else if (meaning === 'assign') openFold(rows[at]);
  else linkOf(rows[nextRow(at, meaning === 'next' ? 1 : -1, rows.length)])?.focus();
}

/** Opens “who works on this” and goes there; Escape is not needed, the fold closes as it opened. */
function openFold(row: HTMLElement | undefined): void {
  const summary = row?.querySelector<HTMLElement>('[data-key="assign"] summary');
  if (!summary) return;
  if (summary.parentElement instanceof HTMLDetailsElement) summary.parentElement.open = true;
  summary.focus();
}

/** The first signal of the list. */
export function goToList(list: RefObject<HTMLElement | null>): void {
  list.current?.querySelector<HTMLElement>('.items__text a')?.focus();
}
