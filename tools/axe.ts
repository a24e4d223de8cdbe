import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Which rules are looked at: all, those that another theme can break, or those that another window or language can break.
 * Contrast takes three quarters of the time of all.
 */
export type AxeRules = 'all' | 'colours' | 'all but colours';

const optionsOf: Readonly<Record<AxeRules, RunOptions>> = {
  all: { runOnly: tags },
  colours: { runOnly: ['color-contrast', 'link-in-text-block'] },
  'all but colours': { runOnly: tags, rules: { 'color-contrast': { enabled: false } } },
};

/** What axe finds wrong with a page as it is now, one line a rule: rule, number of places, the first of them. */
export async function axeViolations(page: Page, rules: AxeRules = 'all'): Promise<string[]> {
  // Once a page: it stays there until another is loaded.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const { violations } = await page.evaluate(runAxe, optionsOf[rules]);
  return violations.map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 200)}`);
}

/** In the page. */
async function runAxe(options: RunOptions): Promise<Pick<AxeResults, 'violations'>> {
  const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
  const { violations } = await axe.run(document, { ...options, resultTypes: ['violations'] });
  return { violations };
}
