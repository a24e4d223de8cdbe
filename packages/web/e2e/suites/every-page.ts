import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { addresses } from '../support/addresses.ts';
import { type AxeRules, axeViolations, type Look, openPage, takeLook, theServer } from '../support/bench.ts';
import { pageFacts, settle, smallTargets } from '../support/manners.ts';

/** A page is loaded in the first, and shown in the others. */
const looks: Readonly<Record<'nl' | 'en', readonly CheckedLook[]>> = {
  nl: [
    { width: 320, theme: 'dark', rules: 'all' },
    { width: 1_440, theme: 'light', rules: 'all' },
    // The reader's own colours; and 200 %: half the width of an ordinary window.
    { width: 1_280, theme: 'dark', ownColours: true, rules: 'colours' },
    { width: 640, theme: 'light', rules: 'all but colours' },
  ],
  en: [{ width: 1_440, theme: 'light', rules: 'all but colours' }],
};

/** What was seen in another look is not looked at again. */
type CheckedLook = Look & { readonly rules: AxeRules };

const atOnce = 2;

interface Visit {
  readonly language: 'nl' | 'en';
  readonly looks: readonly CheckedLook[];
  readonly administrator?: boolean;
  /** Titles of pages, by page. */
  readonly titles?: Map<string, string>;
}

/** Everything that is wrong with these pages, one line each. */
async function faultsOf(paths: readonly string[], visit: Visit): Promise<string[]> {
  const { language, looks, administrator = false, titles = new Map<string, string>() } = visit;
  // What does not exist, and what is for people who have signed in.
  const page = await openPage(undefined, { ...looks[0], language, administrator, expected: /status of 40[14]/ });
  const faults: string[] = [];
  for (const path of paths) {
    await takeLook(page, looks[0] ?? {});
    await page.goto(path);
    for (const look of looks) {
      await takeLook(page, look);
      await settle(page);
      const name = `${path} at ${look.width} px, ${look.theme}${look.ownColours ? ', own colours' : ''}`;
      faults.push(...(await faultsAt(page, language, look.rules)).map((fault) => `${name}: ${fault}`));
    }
    const title = await page.title();
    if (titles.has(title)) faults.push(`${path}: title as of ${titles.get(title)}: ${title}`);
    titles.set(title, path);
  }
  return faults;
}

async function faultsAt(page: Page, language: string, rules: AxeRules): Promise<string[]> {
  const { tooWide, h1, lang } = await pageFacts(page);
  return [
    ...(await axeViolations(page, rules)),
    ...(await smallTargets(page)).map((target) => `small target ${target}`),
    ...(tooWide > 0 ? [`${tooWide} px too wide`] : []),
    ...(h1 === 1 ? [] : [`${h1} h1`]),
    ...(lang === language ? [] : [`lang is ${lang}`]),
  ];
}

export function everyPage(): void {
  for (const language of ['nl', 'en'] as const)
    it(`has no faults on any screen, ${language}`, async () => {
      const paths = await addresses();
      // Several pages at once: much of the time is waiting.
      const parts = Array.from({ length: atOnce }, (_, part) => paths.filter((_, index) => index % atOnce === part));
      const titles = new Map<string, string>();
      const faults = await Promise.all(
        parts.map((part) => faultsOf(part, { language, looks: looks[language], titles })),
      );
      expect(faults.flat()).toEqual([]);
    });

  it('has no faults in the forms of an administrator', async () => {
    const { items } = await theServer().api.listThings();
    const { items: places } = await theServer().api.listPlaces();
    const paths = [
      '/importeren?vorm=generic-csv',
      `/sensoren/${items[0]?.id}`,
      `/sensoren/${items[0]?.id}/paspoort/${items[0]?.datastreams[0]?.id}`,
      `/plekken/${places[0]?.id}/signalen-per-week`,
      `/plekken/${places[0]?.id}/agenda`,
      `/plekken/${places[0]?.id}/ritmes?periode=dag`,
      '/bewaren',
      '/instellingen',
      '/soorten-meldingen',
      '/systeem',
      '/logboek',
      '/aanmelden',
    ];
    const looks: readonly CheckedLook[] = [{ width: 1_440, theme: 'light', rules: 'all' }];
    expect(await faultsOf(paths, { language: 'nl', looks, administrator: true })).toEqual([]);
  });
}
