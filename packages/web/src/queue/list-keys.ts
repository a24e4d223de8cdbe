/** What a key does in the list of signals. */
export type ListKey = 'next' | 'previous' | 'open' | 'assign' | 'help';

const meanings: Readonly<Record<string, ListKey>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  o: 'open',
  a: 'assign',
  '?': 'help',
};

/**
 * undefined: the key is not ours. With Ctrl, Alt or Meta it belongs to the browser or a screen reader, and in a field it
 * is text. [WCAG 2.1.4: single keys work only on focus, and can be switched off]
 */
export function meaningOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>, isTyping: boolean) {
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping) return undefined;
  return meanings[event.key.length === 1 ? event.key.toLowerCase() : event.key];
}

/** Does this element take keys itself? A select and an open list of choices use arrows and letters. */
export function takesKeys(element: Element | null): boolean {
  return element?.closest('input, select, textarea, [contenteditable], [role="application"], [role="grid"]') != null;
}

/** Row to go to; the list does not go round, so that its ends are felt. */
export function nextRow(from: number, step: 1 | -1, length: number): number {
  return Math.min(Math.max(from + step, 0), length - 1);
}
