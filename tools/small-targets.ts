import type { Page } from 'playwright-core';

const smallestTarget = 24;

/** Controls smaller than 24 px; a link in running text is free of that rule (WCAG 2.5.8). */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((smallest) => {
    const controls = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    );
    return [...controls].flatMap((control) => {
      // A radio button is as large as the label that surrounds it.
      const target = control.closest('label') ?? control;
      const { width, height, bottom } = target.getBoundingClientRect();
      const inText = control.tagName === 'A' && getComputedStyle(control).display === 'inline';
      // The skip link waits above the page until it has focus.
      const hidden = !control.checkVisibility() || bottom + scrollY <= 0;
      if (hidden || inText || (width >= smallest && height >= smallest)) return [];
      return [`${Math.round(width)}×${Math.round(height)} ${control.outerHTML.slice(0, 120)}`];
    });
  }, smallestTarget);
}
