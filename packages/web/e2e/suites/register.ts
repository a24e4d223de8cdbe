import { expect, it } from 'vitest';
import { axeViolations, type Look, openPage, theServer } from '../support/bench.ts';
import { pageFacts, smallTargets } from '../support/manners.ts';
import { makeSensor } from '../support/sensor.ts';

const looks: readonly Look[] = [
  { width: 1_440, theme: 'light', language: 'nl' },
  { width: 320, theme: 'dark', language: 'nl' },
  { width: 640, theme: 'light', language: 'en' },
  { width: 1_280, theme: 'dark', language: 'en', ownColours: true },
];

export function register(): void {
  it('leads from the front page to purpose, ground, end and complaint in two taps, without script', async () => {
    const front = await openPage('/');
    await front.getByRole('navigation').getByRole('link', { name: 'Sensorregister' }).click();
    await front.getByRole('heading', { level: 1, name: 'Welke sensoren staan er?' }).waitFor();
    const address = front.url();

    const page = await openPage(undefined, { script: false });
    await page.goto(address);
    const first = page.getByRole('region', { name: 'Lijst van sensoren' }).getByRole('link').first();
    const name = await first.textContent();
    await first.click();
    await page.getByRole('heading', { level: 1, name: name ?? '' }).waitFor();
    for (const term of ['Waarom meten wij dit?', 'Op welke grond mag dit?', 'Wat leggen wij vast?', 'Tot wanneer?'])
      await page.getByRole('term').filter({ hasText: term }).first().waitFor();
    await page.getByRole('region', { name: 'Vragen of klachten?' }).getByRole('link').first().waitFor();
  });

  it('chooses with an ordinary form, without script', async () => {
    const page = await openPage('/register', { script: false });
    await page.getByLabel('Zoek op naam of kenmerk').fill('geluidmeter');
    await page.getByLabel('Paspoort').selectOption({ label: 'mag meten' });
    await page.getByRole('button', { name: 'Toon' }).click();
    await page.waitForURL(/search=geluidmeter/);
    const names = page.getByRole('region', { name: 'Lijst van sensoren' }).getByRole('heading', { level: 3 });
    expect(await names.count()).toBeGreaterThan(0);
    expect(await names.filter({ hasNotText: 'Geluidmeter' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Wis de keuze' }).click();
    await expect.poll(() => names.count()).toBeGreaterThan(20);
  });

  for (const look of looks)
    it(`has no faults at ${look.width} px, ${look.theme}${look.ownColours ? ', own colours' : ''}, ${look.language}`, async () => {
      const { items } = await theServer().api.listThings({ limit: 1 });
      const { thing } = await makeSensor(theServer(), undefined);
      const paths = [
        '/register',
        '/register/known',
        `/register/${items[0]?.id}`,
        `/register/${thing.id}`,
        `/register/${items[0]?.id}/sign`,
      ];
      const page = await openPage(undefined, { ...look, expected: /status of 404/ });
      const faults: string[] = [];
      for (const path of [...paths, '/register/999999']) {
        await page.goto(path);
        const { tooWide, h1, lang } = await pageFacts(page);
        const scripts = await page.evaluate(() => document.scripts.length);
        faults.push(
          ...[
            ...(await axeViolations(page)),
            ...(await smallTargets(page)).map((target) => `small target ${target}`),
            ...(tooWide > 0 ? [`${tooWide} px too wide`] : []),
            ...(h1 === 1 ? [] : [`${h1} h1`]),
            ...(lang === look.language ? [] : [`lang is ${lang}`]),
            ...(scripts === 0 ? [] : [`${scripts} scripts`]),
          ].map((fault) => `${path}: ${fault}`),
        );
      }
      expect(faults).toEqual([]);
    });

  it('prints a sign on one page of its own size', async () => {
    const { items } = await theServer().api.listThings({ limit: 1 });
    for (const [size, width, height] of [
      ['a6', 105, 148],
      ['a5', 148, 210],
    ] as const) {
      const page = await openPage(`/register/${items[0]?.id}/sign?size=${size}`);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) =>
        [w, h].map((points) => Math.round((Number(points) / 72) * 25.4)),
      );
      expect(boxes).toEqual([[width, height]]);
    }
  });
}
