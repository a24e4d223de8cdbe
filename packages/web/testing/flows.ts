/** Walks the flows a screenshot cannot show, against the fake server: `npx tsx packages/web/testing/flows.ts <base>`. */
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Page } from 'playwright-core';

const base = process.argv[2] ?? 'http://localhost:9100';
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--enable-unsafe-swiftshader',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
});
const context = await browser.newContext({
  viewport: { width: 1280, height: 900 },
  locale: 'nl-NL',
  timezoneId: 'America/New_York',
});
const page = await context.newPage();
page.on('pageerror', (error) => console.log('ERROR', error.message));
page.on('console', (message) => {
  if (message.type() === 'error' && !message.text().includes('status of 40')) console.log('CONSOLE', message.text());
});
let failed = 0;
function expect(what: string, holds: boolean, seen: unknown = ''): void {
  if (!holds) failed += 1;
  console.log(holds ? 'ok  ' : 'FAIL', what, holds ? '' : seen);
}
const text = async (selector: string) => (await page.locator(selector).first().textContent()) ?? '';
const axe = async (what: string) => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(
    `axe: ${what}`,
    violations.length === 0,
    violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 150)}`),
  );
};
const shot = (name: string) => page.screenshot({ path: `/tmp/shots/flow-${name}.png`, fullPage: true });

await live(page);
await pages(page);
await administrator(page);
await browser.close();
console.log(failed === 0 ? 'all flows hold' : `${failed} FAILED`);

async function live(page: Page): Promise<void> {
  await page.goto(`${base}/plekken/3?periode=dag`);
  await page.getByRole('heading', { level: 1, name: 'Havenkwartier' }).waitFor();
  await page.waitForTimeout(1_500);
  expect('the pill says live', (await text('.live-pill__word')) === 'Live', await text('.live-pill__word'));
  const first = await text('.cards__item dd');
  await page.waitForTimeout(2_500);
  expect('a card follows the sensor', (await text('.cards__item .items__note')).includes('zojuist'), first);
  await page.getByRole('button', { name: 'Pauzeer' }).click();
  await page.waitForTimeout(2_500);
  expect(
    'paused, it counts what waits',
    /\d+ nieuwe metingen/.test(await text('.live-pill__word')),
    await text('.live-pill__word'),
  );
  await page.getByRole('button', { name: 'Ga verder' }).click();
  await page.getByRole('button', { name: 'Vorige periode' }).click();
  await page.waitForTimeout(2_500);
  expect('one step back stands in the address', page.url().includes('tot='), page.url());
  expect(
    'scrolled back it says what is missed',
    /\d+ nieuwe meting/.test((await page.getByRole('button', { name: /Ga naar nu/ }).textContent()) ?? ''),
  );
  const y = await page.evaluate(() => {
    scrollTo(0, 900);
    return scrollY;
  });
  await page.waitForTimeout(2_500);
  expect('nothing jumps', (await page.evaluate(() => scrollY)) === y);
  await page.getByRole('button', { name: /Ga naar nu/ }).click();
  expect('and back to now', !page.url().includes('tot='));
  await page.goto(base);
  await page.waitForTimeout(9_500);
  expect('a changed beat is announced', (await text('.announcer')).includes('Stationsplein'), await text('.announcer'));
  await context.setOffline(true);
  await page.waitForTimeout(1_500);
  expect('offline is a state', (await text('.live-pill__word')) === 'Geen verbinding', await text('.live-pill__word'));
  await axe('offline');
  await shot('offline');
  await context.setOffline(false);
  await page.waitForTimeout(12_500);
  expect('back online by itself', (await text('.live-pill__word')) === 'Live', await text('.live-pill__word'));
}

async function pages(page: Page): Promise<void> {
  await page.goto(base);
  await page.getByRole('link', { name: 'Afwijkingen', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Afwijkingen' }).waitFor();
  expect(
    'a link changes the page without loading',
    await page.evaluate(() => performance.getEntriesByType('navigation').length === 1),
  );
  await page.waitForTimeout(300);
  expect(
    'the heading gets focus',
    await page.evaluate(() => document.activeElement?.tagName === 'H1'),
    await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80)),
  );
  await page.getByRole('button', { name: 'geen metingen' }).click();
  await page.waitForTimeout(400);
  expect('a filter stands in the address', page.url().endsWith('?soort=silent'), page.url());
  await page.getByLabel('Plek').selectOption({ label: 'Oude Gracht' });
  await page.waitForTimeout(400);
  expect('filters add up', page.url().includes('plek=7'), page.url());
  await page.getByRole('button', { name: 'Wis filters' }).first().click();
  await page.waitForTimeout(400);
  expect('filters are wiped', page.url().endsWith('/afwijkingen'), page.url());
  await page.getByRole('button', { name: 'Toon meer' }).click();
  await page.waitForTimeout(500);
  expect('more rows', (await page.locator('tbody tr').count()) > 30, await page.locator('tbody tr').count());
  await page.getByLabel('English').check();
  await page.getByRole('heading', { level: 1, name: 'Deviations' }).waitFor();
  expect('html lang follows', (await page.evaluate(() => document.documentElement.lang)) === 'en');
  expect('title follows', (await page.title()) === 'Deviations – Demodam', await page.title());
  await page.getByLabel('Dark', { exact: true }).check();
  expect('theme switch', (await page.evaluate(() => document.documentElement.dataset.theme)) === 'dark');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Deviations' }).waitFor();
  expect('both choices are kept', (await page.evaluate(() => document.documentElement.dataset.theme)) === 'dark');
  await page.getByLabel('Nederlands').check();
  await page.getByLabel('Zoals uw apparaat').check();
  await page.goBack();
  await page.goto(`${base}/afwijkingen/9999`);
  await page.getByRole('heading', { level: 1, name: 'Pagina niet gevonden' }).waitFor();
  expect('an unknown deviation is not found', true);
}

async function administrator(page: Page): Promise<void> {
  await page.goto(`${base}/importeren`);
  await page.getByLabel('Sleutel').fill('verkeerde-sleutel');
  await page.getByRole('button', { name: 'Meld aan' }).click();
  await page.getByText('Deze sleutel klopt niet').waitFor();
  await axe('wrong key');
  await page.goto(`${base}/aanmelden#key=voorbeeldsleutel`);
  await page.getByText('U bent aangemeld').waitFor();
  expect('the key leaves the address', !page.url().includes('#'), page.url());
  await axe('signed in');
  await page.goto(`${base}/importeren`);
  await page.getByLabel('Eigen CSV').check();
  await page.getByLabel('Welke kolom is wat?').waitFor();
  await axe('import form');
  await shot('import-form');
  await page.getByLabel('Bestand', { exact: true }).setInputFiles({
    name: 'telling.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('tijdstip;aantal\n'.repeat(20_000)),
  });
  await page.getByRole('button', { name: 'Begin met inlezen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Bestand telling.csv' }).waitFor();
  await page.waitForTimeout(3_000);
  await axe('import runs');
  await shot('import-runs');
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('gestopt').first().waitFor();
  await page.getByRole('button', { name: 'Ga verder' }).click();
  await page.waitForTimeout(13_500);
  expect('the import is done', (await text('.lead')) === 'klaar', await text('.lead'));
  await page.getByRole('button', { name: /geweigerd/ }).click();
  await page.waitForTimeout(600);
  expect('the report is filtered', page.url().endsWith('?uitkomst=refused'), page.url());
  await axe('import report');
  await shot('import-done');
  await page.goto(`${base}/sensoren`);
  await page.getByRole('button', { name: 'Negeren' }).click();
  await page.getByText('Genegeerde apparaten (1)').click();
  await page.getByRole('button', { name: 'Zet terug' }).click();
  await page.getByRole('link', { name: 'Toevoegen' }).click();
  await page.getByRole('heading', { level: 1, name: /Paspoort van/ }).waitFor();
  await page.getByRole('button', { name: 'Bewaar het paspoort' }).click();
  expect(
    'errors are summed up and focused',
    (await page.evaluate(() => document.activeElement?.textContent)) === '4 fouten',
    await page.evaluate(() => document.activeElement?.textContent),
  );
  await axe('passport with errors');
  await shot('passport-errors');
  await page.getByLabel('Wie is de eigenaar?').fill('Gemeente Demodam');
  await page.getByLabel('Bij wie kunt u terecht?').fill('sensoren@demodam.example');
  await page.getByLabel('Waarom meten wij dit?').fill('Weten hoe schoon de lucht is.');
  await page.getByLabel('Op welke grond mag dit?').fill('Omgevingswet, artikel 20.1');
  await page.getByRole('button', { name: 'Bewaar het paspoort' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nieuwe luchtmeter' }).waitFor();
  await page.getByText('geldig', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Trek het paspoort in' }).click();
  await axe('are you sure');
  await page.getByRole('button', { name: 'Ja, trek in' }).click();
  await page.getByText('ingetrokken').first().waitFor();
  expect('a passport is given and withdrawn', true);
}
