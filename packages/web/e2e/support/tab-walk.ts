import type { Page } from 'playwright-core';
import { settle } from './manners.ts';

export interface Stop {
  /** Element and name; a run of places, signals or deviations counts as one, because what they are called changes by the hour. */
  readonly name: string;
  /** Has a focus ring, stands within the window, and nothing lies over it. */
  readonly visible: boolean;
}

const mostStops = 400;

/** Opens folds, and what is folded in them: of those with the same words the first. */
export async function openFolds(page: Page): Promise<void> {
  const left = () =>
    page.evaluate(() => {
      const seen = new Set<string>();
      const folds = [...document.querySelectorAll<HTMLDetailsElement>('main details')].filter((fold) => {
        const words = fold.querySelector('summary')?.textContent?.replace(/\d+/g, '') ?? '';
        return !seen.has(words) && seen.add(words) && !fold.open && fold.checkVisibility();
      });
      for (const fold of folds) fold.open = true;
      return folds.length;
    });
  while ((await left()) > 0) await settle(page);
}

/** Every stop of the Tab key from the top of the page to its end. */
export async function walkByTab(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let turn = 0; turn < mostStops; turn += 1) {
    await page.keyboard.press('Tab');
    let stop = await page.evaluate(focusedStop);
    if (!stop) return stops;
    if (!stop.visible) {
      // What came late may have pushed it away under somebody who stood on it: they come back to it.
      for (const keys of ['Shift+Tab', 'Tab']) await page.keyboard.press(keys);
      stop = (await page.evaluate(focusedStop)) ?? stop;
    }
    if (!stop.visible || stop.name !== stops.at(-1)?.name) stops.push(stop);
  }
  throw new Error(`Tab does not come to an end after ${mostStops} stops`);
}

/** Runs in the page. */
function focusedStop(): Stop | undefined {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return undefined;
  const tag = element.tagName.toLowerCase();
  const href = element.getAttribute('href') ?? '';
  const text = element.textContent?.trim() ?? '';
  const name = href.startsWith('/plekken/')
    ? 'place'
    : /^\/afwijkingen\/\d+$/.test(href)
      ? 'deviation'
      : /^\/signalen\/\d+$/.test(href)
        ? 'signal'
        : element.getAttribute('aria-label') || element.getAttribute('title') || text || element.getAttribute('value');
  // A radio button draws its ring on the face beside it.
  const rings = [element, element.nextElementSibling, element.parentElement].filter(
    (one) => one instanceof HTMLElement,
  );
  const ringed = rings.some((one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  });
  const shown = tag === 'input' ? (element.parentElement ?? element) : element;
  // A link over two lines has a box in each.
  const { top, bottom, left, right } = shown.getClientRects()[0] ?? shown.getBoundingClientRect();
  const middle = [Math.max(left, 0) + Math.min(right, innerWidth), Math.max(top, 0) + Math.min(bottom, innerHeight)];
  const [x = 0, y = 0] = middle.map((sum) => sum / 2);
  // Undefined where nothing of it is in the window; something else where that lies over it.
  const seen = document.elementFromPoint(x, y);
  const inView = bottom > 0 && top < innerHeight && (shown.contains(seen) || (seen?.contains(shown) ?? false));
  return { name: `${tag} ${name}`, visible: ringed && inView };
}
