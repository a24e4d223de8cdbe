import { describe, expect, it } from 'vitest';
import { browserPath, pages } from '../testing/browser.ts';
import { buildPerson } from '../testing/people.ts';
import { faultsOf, visits } from '../testing/visits.ts';
import { useNoticeBench } from '../tests/kit/notice-bench.ts';
import { until } from '../tests/kit/until.ts';

describe.skipIf(!browserPath)('notices', () => {
  const bench = useNoticeBench({ pages });
  const { openAs } = visits(() => bench.server.url);
  const noticed = () => bench.noticed(bench.places.here);

  it('come in while one looks, are counted in the menu, and are read', async () => {
    const person = await bench.worker(bench.places.here);
    const page = await openAs(person, '/meldingen', { width: 320, theme: 'dark' });
    await page.getByText('Er zijn nog geen meldingen.').waitFor();
    await noticed();
    await bench.run();
    await page.getByRole('link', { name: 'Er is een signaal in WK01.' }).waitFor();
    await page.getByRole('link', { name: 'Meldingen (1)' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Markeer alles als gelezen' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('U hebt alles gelezen.').waitFor();
    await page.getByRole('link', { name: 'Meldingen', exact: true }).waitFor();
  });

  it('go by mail once an address was confirmed, and stop with one click', async () => {
    const person = await bench.worker(bench.places.here);
    const page = await openAs(person, '/meldingen/voorkeuren');
    await page.getByLabel('E-mailadres').fill('lezer@voorbeeld.nl');
    await page.getByRole('button', { name: 'Stuur een link naar dit adres' }).click();
    await page.getByText(/Wij stuurden een link naar lezer@voorbeeld.nl/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await bench.run();
    const first = await until('the mail with the link', () => bench.box.mails.at(-1));
    const link = /http:\S+#token=[\w-]+/.exec(first.text)?.[0] ?? '';
    const confirm = await openAs(undefined, link.replace(bench.server.url, ''), { width: 320 });
    await confirm.getByRole('button', { name: 'Adres bevestigen' }).waitFor();
    expect(await faultsOf(confirm)).toEqual([]);
    await confirm.getByRole('button', { name: 'Adres bevestigen' }).click();
    await confirm.getByText('Uw adres is bevestigd.').waitFor();
    await page.reload();
    await page.getByLabel('Niets tussen twee tijden').check();
    // It is noon.
    await page.getByLabel('Vanaf').selectOption('03:00');
    await page.getByLabel('Tot').selectOption('03:30');
    await page.getByRole('button', { name: 'Bewaar mijn voorkeuren' }).click();
    await page.getByText('Uw voorkeuren zijn bewaard.').waitFor();
    const narrow = await openAs(person, '/meldingen/voorkeuren', { width: 320, theme: 'dark', language: 'en' });
    await narrow.getByText('Mail goes to lezer@voorbeeld.nl.').waitFor();
    expect(await faultsOf(narrow)).toEqual([]);
    await noticed();
    await bench.run();
    const stop = await until('the mail about the signal', () =>
      bench.box.mails.map(({ text }) => /^List-Unsubscribe: <([^>]+)>/im.exec(text)?.[1]).find(Boolean),
    );
    const away = await openAs(undefined, stop.replace(bench.server.url, ''), { width: 320 });
    await away.getByRole('button', { name: 'Stop de mails' }).waitFor();
    expect(await faultsOf(away)).toEqual([]);
    await away.getByRole('button', { name: 'Stop de mails' }).click();
    await away.getByText(/U krijgt geen mails met meldingen meer/).waitFor();
  });

  it('reach a program; what was given up is seen and sent again', async () => {
    const manager = await buildPerson(bench.server, { roles: [{ role: 'administrator', placeId: null }] });
    const page = await openAs(manager, '/meldingen/verzending', { width: 320 });
    await page.getByText('Voeg een webhook toe').click();
    await page.getByLabel('Naam').fill('Meldkamer');
    await page.getByLabel('Adres', { exact: true }).fill(bench.program.url);
    await page.getByRole('button', { name: 'Voeg toe', exact: true }).click();
    await page.getByText(/^whsec_/).waitFor();
    bench.program.answer(410);
    await page.getByRole('button', { name: 'Stuur een proefbericht' }).click();
    await page.getByText('Het proefbericht is onderweg.').waitFor();
    await until('the program was asked', () => bench.program.heard.length > 0);
    await bench.run();
    await until('it was given up', async () => (await bench.deliveries()).counts.dead > 0);
    await page.getByRole('radio', { name: 'Opgegeven' }).click();
    await page.getByText('http 410').waitFor();
    // The address holds the choice.
    await expect.poll(() => page.url()).toContain('/meldingen/verzending?stand=opgegeven');
    await page.reload();
    await page.getByText('http 410').waitFor();
    await expect.poll(() => page.getByRole('radio', { name: 'Opgegeven' }).isChecked()).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    bench.program.answer(204);
    await page.getByRole('button', { name: /opnieuw$/ }).click();
    await until('it was sent again', () => bench.program.heard.length > 1);
  });

  it('the pages of another are closed', async () => {
    const page = await openAs(undefined, '/meldingen');
    await page.getByText('Meldingen horen bij een mens.').waitFor();
    const person = await buildPerson(bench.server, { roles: [{ role: 'ward-officer', placeId: null }] });
    const sending = await openAs(person, '/meldingen/verzending');
    await sending.getByRole('heading', { level: 1 }).waitFor();
    await sending.getByText('U mag dit niet').waitFor();
    expect(await sending.getByText('Webhooks').count()).toBe(0);
  });
});
