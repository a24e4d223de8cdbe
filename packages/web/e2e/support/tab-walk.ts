import type { Page } from 'playwright-core';

export interface Stop {
  /** Element and name; a run of places, signals or deviations counts as one, because what they are called changes by the hour. */
  readonly name: string;
  /** Has a focus ring and stands within the window. */
  readonly visible: boolean;
}

const mostStops = 400;

/** Every stop of the Tab key from the top of the page to its end. */
export async function walkByTab(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let turn = 0; turn < mostStops; turn += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focusedStop);
    if (!stop) return stops;
    if (stop.name !== stops.at(-1)?.name) stops.push(stop);
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
  const { top, bottom } = (tag === 'input' ? (element.parentElement ?? element) : element).getBoundingClientRect();
  return { name: `${tag} ${name}`, visible: ringed && bottom > 0 && top < innerHeight };
}
