import { MINUTE, type Role, type SignalInterpretations } from '@wijkritme/contract';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, pages } from '../testing/browser.ts';
import { buildPerson, endSessionsOf, openSessionOf } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { faultsOf, visits } from '../testing/visits.ts';
import { buildStreet, NOW } from '../tests/kit/counting-street.ts';

const WORDS = 'De kraampjes stonden nog op straat.';
let server: TestServer;
let signal: number;

beforeAll(async () => {
  if (!browserPath) return;
  server = await startTestServer({ pages, clock: { now: () => NOW } });
  const { datastream } = await buildStreet(server);
  signal = (await server.client.listDeviations({ datastream })).items[0]?.signalId ?? 0;
});
afterAll(() => server?.stop());

const { openAs, takeCookie } = visits(() => server.url);

const someone = (role: Role) => buildPerson(server, { roles: [{ role, placeId: null }] });

/** What the page's own session can fetch, past the page. */
const fetchIn = (page: Page, id = signal): Promise<SignalInterpretations> =>
  page.evaluate(async (path) => (await fetch(path)).json(), `/v1/signals/${id}/interpretations`);

async function fill(page: Page, explanation: string, sure: string): Promise<void> {
  await page.getByLabel('Wat is het volgens u?').selectOption({ label: explanation });
  await page.getByLabel('Hoe zeker bent u?').fill(sure);
}

const commit = (page: Page) => page.getByRole('button', { name: 'Leg vast wat ik denk' });

describe.skipIf(!browserPath)('interpreting a signal', () => {
  it('two roles answer blind; the second can neither see nor fetch the first before; then both stand side by side', async () => {
    const ward = await openAs(await someone('ward-officer'), `/signalen/${signal}`);
    const police = await openAs(await someone('community-officer'), `/signalen/${signal}`);
    await commit(police).waitFor();
    const before = await fetchIn(police);
    await fill(ward, 'Feest of evenement', '80');
    await ward.getByLabel('In uw eigen woorden').fill(WORDS);
    await commit(ward).click();
    await ward.getByText('Nog geen twee mensen').waitFor();

    await police.reload();
    await commit(police).waitFor();
    expect(await police.getByText(WORDS).count()).toBe(0);
    expect(await fetchIn(police)).toEqual(before);
    await fill(police, 'De sensor doet het niet goed', '30');
    await commit(police).click();
    await police.getByText('Wij denken verschillend.').waitFor();
    const cards = police.getByRole('article');
    await cards.filter({ hasText: 'Uw eigen antwoord' }).getByText('De sensor doet het niet goed').waitFor();
    const other = cards.filter({ hasText: 'Wijkregisseur' });
    await expect.poll(() => other.textContent()).toContain('Feest of evenement, 80% zeker');
    await expect.poll(() => other.textContent()).toContain(WORDS);
    expect(await faultsOf(police)).toEqual([]);

    await police.getByText('Zet ernaast wat u nu denkt').click();
    await fill(police, 'Feest of evenement', '60%');
    await police.getByRole('button', { name: 'Leg vast wat ik nu denk' }).click();
    await police.getByText('Iedereen denkt nu hetzelfde. In het begin was dat niet zo.').waitFor();
  });

  it('goes on in a case: an agreement with parties and a task stand in the order of time', async () => {
    const id = await buildSignal(server, null);
    // Of another organisation, so that there are two parties.
    await someone('community-officer');
    const page = await openAs(await someone('welfare-worker'), `/signalen/${id}`);
    await fill(page, 'Overlast door geluid', '90');
    await commit(page).click();
    await page.getByText('Open een dossier').click();
    await page.getByLabel('Hoe heet het dossier?').fill('Muziek bij de fontein');
    await page.getByLabel('Welk stappenplan past erbij?').selectOption({ label: 'Overlast door geluid' });
    await page.getByRole('button', { name: 'Maak dit dossier' }).click();
    await page.getByRole('heading', { level: 1, name: 'Muziek bij de fontein' }).waitFor();
    await page.getByRole('row', { name: /Maak samen afspraken over tijden en plek/ }).waitFor();
    await page.getByText('Schrijf een afspraak op').click();
    const add = page.getByRole('button', { name: 'Zet het in het dossier' });
    await add.click();
    await page.getByText('Schrijf op wat er is afgesproken of moet gebeuren.').waitFor();
    await page.getByLabel('Wat is er afgesproken?').fill('Na elf uur geen muziek buiten.');
    await page.getByLabel('Wanneer is het afgesproken?').fill('2026-11-20');
    for (const nth of [0, 1]) await page.getByRole('checkbox').nth(nth).check();
    await add.click();
    await page.getByText('Afspraak. Afgesproken op 20 november 2026').waitFor();
    // The fold closes, says so, and the reader stands at it.
    await page.getByText('Het staat in het dossier.').waitFor();
    expect(await page.getByLabel('Wat is er afgesproken?').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Schrijf een afspraak op');
    await page.getByText('Schrijf een taak op').click();
    await page.getByLabel('Wat moet er gebeuren?').fill('Vraag de buren na een week.');
    await page.getByLabel('Wanneer moet het klaar zijn?').fill('2026-11-28');
    await add.click();
    await page.getByRole('button', { name: 'Streep af: Vraag de buren na een week.' }).click();
    await page.getByText('Gedaan', { exact: true }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const history = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Wat er gebeurde' }) });
    const moments = async () =>
      (await history.locator('ol.items > li').allTextContents()).map(
        (text) =>
          /Welzijnswerker.*90%|Naar signaal|^Afspraak|Taak opgeschreven|Taak afgevinkt|Dossier geopend/.exec(text)?.[0],
      );
    await expect
      .poll(moments)
      .toEqual([
        expect.stringMatching(/^Welzijnswerker/),
        'Dossier geopend',
        'Taak opgeschreven',
        'Taak afgevinkt',
        'Naar signaal',
        'Afspraak',
      ]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await faultsOf(page)).toEqual([]);
    await page.goto('/dossiers');
    await page.getByRole('link', { name: 'Muziek bij de fontein' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it('says what is missing, and can be done with the keyboard alone, at 320 px', async () => {
    const id = await buildSignal(server, null);
    const page = await openAs(await someone('welfare-worker'), `/signalen/${id}`, { width: 320, theme: 'dark' });
    await commit(page).click();
    await page.getByRole('link', { name: 'Kies wat het volgens u is.' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Kies wat het volgens u is.' }).press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('100');
    const isThere = () => commit(page).evaluate((button) => button === document.activeElement);
    for (let tabs = 0; tabs < 20 && !(await isThere()); tabs++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Nog geen twee mensen').waitFor();
    expect((await fetchIn(page, id)).items[0]?.blind).toMatchObject({
      sure: 100,
      explanation: { name: 'Er is niets bijzonders' },
    });
    expect(await faultsOf(page)).toEqual([]);
  });

  it('keeps half-written text when the session has ended, for this person alone', async () => {
    const id = await buildSignal(server, null);
    const person = await someone('analyst');
    const page = await openAs(person, `/signalen/${id}`);
    await fill(page, 'Weer', '50');
    await page.getByLabel('Wat weet u nog meer?').fill('Het hagelde.');
    await endSessionsOf(server, person.id);
    await commit(page).click();
    await page.getByText('Uw tekst is bewaard in dit tabblad.').waitFor();
    const other = await someone('analyst');
    await takeCookie(page.context(), other.headers.cookie);
    await page.reload();
    await commit(page).waitFor();
    expect(await page.getByLabel('Wat weet u nog meer?').inputValue()).toBe('');
    await takeCookie(page.context(), (await openSessionOf(server, person.id)).cookie);
    await page.reload();
    await page.getByText('U schreef hier al iets.').waitFor();
    await expect.poll(() => page.getByLabel('Wat weet u nog meer?').inputValue()).toBe('Het hagelde.');
    await commit(page).click();
    await page.getByText('Nog geen twee mensen').waitFor();
    expect((await fetchIn(page, id)).items[0]).toMatchObject({ alsoKnown: 'Het hagelde.', blind: { sure: 50 } });
  });

  it('the list is changed by an analyst and read by others', async () => {
    const page = await openAs(await someone('analyst'), '/verklaringen', { width: 320 });
    await page.getByRole('button', { name: 'Verander “Iets anders”' }).click();
    await page.getByLabel('Naam', { exact: true }).first().fill('Iets dat hier niet staat');
    await page.getByRole('button', { name: 'Bewaar' }).click();
    await page.getByText('“Iets dat hier niet staat” is bewaard.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    // Somebody else was first, and the page has fetched the list anew meanwhile: nothing of theirs is overwritten.
    await page.getByRole('button', { name: 'Verander “Iets dat hier niet staat”' }).click();
    const { items } = await server.client.listExplanations();
    const other = items.find(({ nl }) => nl === 'Iets dat hier niet staat');
    const theirs = { nl: 'Wat een ander schreef', en: 'Something else', closed: false, version: other?.version ?? 0 };
    await server.client.changeExplanation({ id: other?.id ?? 0, body: theirs });
    await page.clock.install();
    await page.clock.fastForward(2 * MINUTE);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await page.getByRole('cell', { name: 'Wat een ander schreef' }).waitFor();
    await page.getByLabel('Naam', { exact: true }).first().fill('Wat ik schreef');
    await page.getByRole('button', { name: 'Bewaar' }).click();
    await page.getByText('Er is intussen iets veranderd').waitFor();
    const { items: kept } = await server.client.listExplanations();
    expect(kept.find(({ id }) => id === other?.id)?.nl).toBe('Wat een ander schreef');
    const reader = await openAs(await someone('ward-officer'), '/verklaringen', { language: 'en', theme: 'dark' });
    await reader.getByText('Only an administrator or analyst can change this list.').waitFor();
    await reader.getByRole('cell', { name: 'Something else' }).waitFor();
    expect(await faultsOf(reader)).toEqual([]);
  });
});
