/** A number that appeared on a card, with the clock of the page. */
export interface Shown {
  readonly datastream: number;
  readonly value: number;
  readonly at: number;
}

interface Watching extends Window {
  benchShown?: Shown[];
}

/**
 * Runs inside the page: after each change of the document, look which cards show another measured value. It may use
 * nothing from outside its own body.
 */
export function watchCards(datastreams: readonly number[]): void {
  const shown: Shown[] = [];
  (window as Watching).benchShown = shown;
  const last = new Map<number, number>();
  const look = () => {
    const at = Date.now();
    for (const datastream of datastreams) {
      const card = document.querySelector(`li a[href$="datastream=${datastream}"]`)?.closest('li');
      // The first description of a card is what was measured; 12.345 is how Dutch writes the number.
      const value = Number(card?.querySelector('dd')?.textContent?.replace(/\D/g, '') || Number.NaN);
      if (Number.isNaN(value) || last.get(datastream) === value) continue;
      last.set(datastream, value);
      shown.push({ datastream, value, at });
    }
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** Runs inside the page. */
export function collectShown(): Shown[] {
  return (window as Watching).benchShown ?? [];
}
