import { readFileSync } from 'node:fs';
import { type CaseFile, DAY } from '@wijkritme/contract';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { axeViolations, openPage, theServer } from '../support/bench.ts';
import { layCase } from '../support/lay-case.ts';
import { pageFacts, settle, smallTargets } from '../support/manners.ts';
import { cookieOfSession, hireStaff } from '../support/staff.ts';

const measuresLaid = 14;
const SCRIPT = '<img src="x" onerror="document.title=\'geraakt\'"><script>document.title="geraakt"</script>';

/** One grey pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

/** People say what a signal is, open a case, and put a file into it. */
export function caseRoom(): void {
  let ward: string;
  let police: string;
  let signals: readonly number[];

  beforeAll(async () => {
    ward = await hireStaff('ward-officer');
    police = await hireStaff('community-officer');
    signals = (await theServer().api.listSignals({ limit: 3 })).items.map(({ id }) => id);
  });

  const answerFields = async (page: Page, words: string) => {
    await page.getByLabel('Wat is het volgens u?').selectOption({ index: 1 });
    await page.getByLabel('Hoe zeker bent u?').fill('70');
    await page.getByLabel('In uw eigen woorden').fill(words);
  };
  const commit = (page: Page) => page.getByRole('button', { name: 'Leg vast wat ik denk' }).click();

  it('keeps half-written words when the session ends, and shows a script in them as text', async () => {
    const page = await openPage(`/signalen/${signals[0]}`, { session: ward, expected: /status of 401/ });
    const words = `Muziek op het plein. ${SCRIPT}`;
    await answerFields(page, words);
    const cookies = page.context();
    await cookies.clearCookies();
    await commit(page);
    await page.getByText('Uw tekst is bewaard in dit tabblad.').waitFor();
    // Signed in again, in the same tab.
    await cookies.addCookies([cookieOfSession(ward)]);
    await page.reload();
    await page.getByText('U schreef hier al iets.').waitFor();
    await expect.poll(() => page.getByLabel('In uw eigen woorden').inputValue()).toBe(words);
    await commit(page);
    await page.getByRole('heading', { name: 'Wat denken wij dat dit is?' }).waitFor();
    await page.getByText(SCRIPT).first().waitFor();
    expect(await page.title()).not.toContain('geraakt');
    expect(await page.locator('main img[src="x"]').count()).toBe(0);
  });

  it('takes a file into a case, refuses what does not belong there, and lets it be saved', async () => {
    const page = await openPage(`/signalen/${signals[1]}`, { session: ward });
    await answerFields(page, 'Muziek op het plein.');
    await commit(page);
    await page.getByText('Open een dossier').click();
    await page.getByLabel('Hoe heet het dossier?').fill('Muziek op het plein');
    await page.getByRole('button', { name: 'Maak dit dossier' }).click();
    await page.getByRole('heading', { level: 1, name: 'Muziek op het plein' }).waitFor();
    await page.getByText('Zet een bestand in het dossier').click();
    const choose = page.getByLabel('Welk bestand?');
    const send = page.getByRole('button', { name: 'Verstuur het bestand' });
    await choose.setInputFiles({
      name: 'programma.exe',
      mimeType: 'application/x-msdownload',
      buffer: Buffer.from('MZ'),
    });
    await send.click();
    await page.getByText('Dit soort bestand kan niet in een dossier.').waitFor();
    const buffer = Buffer.from('Het geluid kwam van de kade.\n<img src="x" onerror="alert(1)">\n');
    await choose.setInputFiles({ name: 'verslag.txt', mimeType: 'text/plain', buffer });
    await send.click();
    await page.getByText('Het bestand staat in het dossier.').waitFor();
    await page.getByText('Niet nagekeken op virussen.').waitFor();
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Bewaar verslag.txt' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('verslag.txt');
    expect(readFileSync(await download.path())).toEqual(buffer);
    await looksAtFiles(page, choose, send);
    const address = page.url();
    await seenByAnother(address);
    await looksGood(address);
    await page.getByText('Verwijder dit bestand').click();
    await page.getByRole('button', { name: 'Verwijder verslag.txt voorgoed' }).click();
    await page.getByText('Er zijn geen bestanden die u mag zien.').waitFor();
  });

  /** Text and pictures by keyboard, as what they are; and a word where that cannot be. */
  async function looksAtFiles(page: Page, choose: Locator, send: Locator): Promise<void> {
    await page.getByText('Bekijk verslag.txt').focus();
    await page.keyboard.press('Enter');
    await page.getByText('De tekst van verslag.txt').waitFor();
    // What looks like a page is text, and stays text.
    await page.getByText('<img src="x" onerror="alert(1)">').waitFor();
    const files = { 'kade.png': PNG, 'plan.pdf': Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n') };
    for (const [name, buffer] of Object.entries(files)) {
      await choose.setInputFiles({ name, mimeType: name.endsWith('png') ? 'image/png' : 'application/pdf', buffer });
      await send.click();
      await page.getByRole('link', { name: `Bewaar ${name}` }).waitFor();
    }
    await page.getByText('Bekijk kade.png').click();
    const picture = page.getByRole('img', { name: 'kade.png' });
    await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1);
    expect(await picture.getAttribute('src')).toMatch(/^blob:/);
    await page.getByText('Dit soort bestand is hier niet te bekijken.').waitFor();
    expect(await page.getByText('Bekijk plan.pdf').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    for (const name of Object.keys(files)) {
      const own = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: `Bewaar ${name}` }) });
      await own.getByText('Verwijder dit bestand').click();
      await own.getByRole('button', { name: `Verwijder ${name} voorgoed` }).click();
      await page.getByRole('link', { name: `Bewaar ${name}` }).waitFor({ state: 'detached' });
    }
  }

  /** Another one reads it once they have answered; who shared it is told. */
  async function seenByAnother(address: string): Promise<void> {
    const other = await openPage(address, { session: police });
    await answersFirst(other, address);
    await other.getByRole('link', { name: 'Bewaar verslag.txt' }).waitFor();
    expect(await other.getByText(/^Gelezen door/).count()).toBe(0);
    const own = await openPage(address, { session: ward });
    await own.getByText('Gelezen door 1 ander').first().click();
    await own
      .getByText(/^Noor \d+, Proefdienst \d+:/)
      .first()
      .waitFor();
  }

  /** Until then the page says that the case is there, and leads to the signal. */
  async function answersFirst(page: Page, address: string): Promise<void> {
    const id = new URL(address).pathname.split('/').at(-1);
    await page.getByRole('heading', { level: 1, name: `Dossier ${id}`, exact: true }).waitFor();
    await page.getByText('Zeg eerst zelf wat u denkt', { exact: true }).waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Muziek op het plein');
    expect(await page.getByRole('button', { name: 'Sluit het dossier' }).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    const list = await openPage('/dossiers', { session: police });
    await list.getByRole('link', { name: `Dossier ${id}`, exact: true }).waitFor();
    await page.getByRole('link', { name: `Antwoord op signaal ${signals[1]}` }).click();
    await page.getByText('Ik wil hier niets over zeggen').click();
    await page.getByRole('button', { name: 'Zeg niets en laat de rest zien' }).click();
    await page.getByRole('link', { name: 'Muziek op het plein' }).click();
    await page.getByRole('heading', { level: 1, name: 'Muziek op het plein' }).waitFor();
  }

  async function looksGood(address: string): Promise<void> {
    for (const look of [
      { width: 320, theme: 'dark' },
      { width: 1_280, ownColours: true },
    ] as const) {
      const page = await openPage(address, { ...look, session: ward });
      await page.getByText('Zet een bestand in het dossier').click();
      await page.getByText('Verander wie dit bestand mag lezen').click();
      await page.getByText('Verander wie het dossier mag lezen').click();
      await settle(page);
      const { tooWide } = await pageFacts(page);
      expect({
        look,
        axe: await axeViolations(page),
        small: await smallTargets(page),
        tooWide: Math.max(0, tooWide),
      }).toEqual({ look, axe: [], small: [], tooWide: 0 });
    }
  }

  it('folds what is long ago and what is far ahead, with counts, by keyboard and on paper', async () => {
    const { caseId, agreement, title } = await layCase(ward, signals[2], measuresLaid);
    const page = await openPage(`/dossiers/${caseId}`, { session: ward });
    const history = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Wat er gebeurde' }) });
    const folds = history.getByText(/^\S+ 20\d\d: \d+ gebeurtenis(sen)?$/);
    const shown = history.locator('.items__item');
    await expect.poll(() => folds.count()).toBeGreaterThan(0);
    const counts = (await folds.allTextContents()).map((one) => Number(/(\d+) \S+$/.exec(one)?.[1]));
    // A signal, what one thought of it, a case that was opened, an agreement and the measures.
    expect(counts.reduce((sum, n) => sum + n, 0) + (await shown.count())).toBe(4 + measuresLaid);
    expect(await shown.count()).toBeLessThan(13);
    await page.emulateMedia({ media: 'print' });
    expect(await folds.first().isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    const before = await shown.count();
    await folds.first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => shown.count()).toBe(before + (counts[0] ?? 0));
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
    // The measures a few at a time; who asks for the rest keeps their place.
    const rows = page.getByRole('table', { name: 'Maatregelen die u mag zien' }).locator('tbody tr');
    await expect.poll(() => rows.count()).toBe(10);
    await page.getByRole('button', { name: 'Toon meer maatregelen' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.count()).toBe(measuresLaid);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('more');
    // An address that points into a fold opens it.
    const target = await openPage(`/dossiers/${caseId}#afspraak-${agreement}`, { session: ward, width: 320 });
    await target.getByText(title).waitFor();
    expect(await axeViolations(target)).toEqual([]);
    expect(Math.max(0, (await pageFacts(target)).tooWide)).toBe(0);
  });

  it('puts signals of the same place in, takes them out with a reason, and says why it cannot', async () => {
    const { url, api } = theServer();
    const { items } = await api.listSignals({ limit: 200 });
    const near = (one: (typeof items)[number], other: (typeof items)[number]) =>
      one.id !== other.id &&
      one.placeId === other.placeId &&
      Math.abs(Date.parse(one.start) - Date.parse(other.start)) < DAY;
    const first = items.find((one) => one.placeId !== null && items.some((other) => near(one, other)));
    const other = items.find((one) => first && near(first, one));
    expect([first, other]).not.toContain(undefined);
    const send = (path: string, body: object) =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url, cookie: `wijkritme_session=${ward}` },
        body: JSON.stringify(body),
      });
    for (const one of [first, other]) await send(`/v1/signals/${one?.id}/interpretations/declined`, {});
    const title = 'Twee avonden achter elkaar';
    const opened = await send('/v1/cases', {
      ...{ title, signalId: first?.id, script: null, label: 'TLP:GREEN', audience: [] },
    });
    const { id } = (await opened.json()) as CaseFile;
    // From the signal: by keyboard, cases of the same place first.
    const page = await openPage(`/signalen/${other?.id}`, { session: ward, width: 320 });
    await page.getByText('Zet dit signaal in een dossier dat er al is').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Zet het signaal in dit dossier' }).click();
    await page.getByText('Kies een dossier').first().waitFor();
    await page.getByLabel('Welk dossier?').selectOption(String(id));
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Zet het signaal in dit dossier' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(`Het signaal zit nu in “${title}”.`).waitFor();
    await page.getByRole('link', { name: title }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
    expect(Math.max(0, (await pageFacts(page)).tooWide)).toBe(0);
    // In the case: out again, with a reason that stays.
    const room = await openPage(`/dossiers/${id}`, { session: ward, width: 320, expected: /status of 409/ });
    const part = room
      .locator('section')
      .filter({ has: room.getByRole('heading', { name: 'Signalen in dit dossier' }) });
    const reason = part.getByRole('textbox', { name: 'Waarom hoort dit signaal hier niet?' });
    await part.getByText(`Haal dit signaal eruit (${other?.id})`).focus();
    await room.keyboard.press('Enter');
    const out = part.getByRole('button', { name: `Haal signaal ${other?.id} uit het dossier` });
    await out.click();
    await part.getByText('Schrijf kort op waarom.').waitFor();
    await reason.fill('Dit was de kermis.');
    expect(await axeViolations(room)).toEqual([]);
    await out.focus();
    await room.keyboard.press('Enter');
    await part.getByText(`Signaal ${other?.id} is uit het dossier gehaald.`).waitFor();
    await room.getByText('Reden: Dit was de kermis.').waitFor();
    // The button is gone: who works by keyboard stands at the heading of this part.
    await expect.poll(() => room.evaluate(() => document.activeElement?.textContent)).toBe('Signalen in dit dossier');
    await part.getByText('Daarom kan dit signaal er niet uit.').waitFor();
    // And in again from here: it is proposed.
    await part.getByText('Zet nog een signaal in het dossier').focus();
    await room.keyboard.press('Enter');
    await part.getByLabel(new RegExp(`^Signaal ${other?.id},`)).check();
    expect(await axeViolations(room)).toEqual([]);
    expect(Math.max(0, (await pageFacts(room)).tooWide)).toBe(0);
    expect(await smallTargets(room)).toEqual([]);
    await part.getByRole('button', { name: 'Zet het signaal in het dossier' }).focus();
    await room.keyboard.press('Enter');
    await part.getByRole('link', { name: `Signaal ${other?.id}`, exact: true }).waitFor();
    expect(await room.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
    // Closed by a colleague meanwhile: it is told, and what was written stays.
    await part.getByText(`Haal dit signaal eruit (${other?.id})`).click();
    await reason.fill('Toch niet.');
    const now = await fetch(`${url}/v1/cases/${id}`, { headers: { cookie: `wijkritme_session=${ward}` } });
    const { version } = (await now.json()) as CaseFile;
    await fetch(`${url}/v1/cases/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', origin: url, cookie: `wijkritme_session=${ward}` },
      body: JSON.stringify({ title, script: null, closed: true, version }),
    });
    await out.click();
    await part.getByText(`Dossier ${id} is gesloten; open het eerst weer.`).waitFor();
    expect(await reason.inputValue()).toBe('Toch niet.');
    await part.getByRole('button', { name: 'Laat zien wat er nu staat' }).click();
    await part.getByText('Zet nog een signaal in het dossier').waitFor({ state: 'detached' });
  });

  it('shows nothing of a case that one may not see', async () => {
    const page = await openPage('/dossiers/999999', { session: police, expected: /status of 404/ });
    await page.getByRole('heading', { level: 1, name: /niet|bestaat/i }).waitFor();
  });
}
