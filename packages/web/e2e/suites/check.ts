import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeViolations, openPage } from '../support/bench.ts';
import { pageFacts, settle, smallTargets } from '../support/manners.ts';

const start = 'Privacycheck';
const kept = (page: Page) => page.evaluate(() => localStorage.getItem('wijkritme.privacy-check') ?? '');
const answersKept = async (page: Page) => JSON.parse((await kept(page)) || '{}').answers;

/** Answers a question of the page that is open, and goes on. */
async function choose(page: Page, question: string, ...answers: string[]): Promise<void> {
  await page.getByRole('heading', { level: 1, name: question }).waitFor();
  for (const answer of answers) await page.getByLabel(answer, { exact: true }).check();
  await page.getByRole('button', { name: 'Volgende vraag' }).click();
}

/** Goes on without an answer until there is an outcome. */
async function skipToOutcome(page: Page): Promise<void> {
  await page.goto('/check?vraag=plan');
  await page.getByRole('button', { name: 'Weet ik nog niet: sla over' }).click();
  await page.getByRole('heading', { level: 2, name: 'Uw antwoorden' }).waitFor();
}

const saved = (answers: Record<string, string | string[]>) => ({
  name: 'antwoorden.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify({ kind: 'wijkritme-privacy-check', version: 'old', answers })),
});

export function check(): void {
  it('asks one question a page, by keyboard too, and goes back', async () => {
    const page = await openPage('/');
    await page.getByRole('contentinfo').getByRole('link', { name: 'Privacycheck' }).click();
    await page.getByRole('heading', { level: 1, name: start }).waitFor();
    await page.getByRole('link', { name: 'Begin met de check' }).click();
    await page.getByRole('heading', { level: 1, name: 'Welke vraag wilt u met de sensor beantwoorden?' }).waitFor();
    await page.getByRole('textbox').fill('Hoe druk is het plein?');
    await page.getByRole('button', { name: 'Volgende vraag' }).click();
    const about = page.getByRole('heading', { level: 1, name: 'Over wie of wat gaat de vraag?' });
    await about.waitFor();
    // The heading of the new question has focus; Tab and space choose, Enter goes on.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Welk soort sensor of bron wilt u gebruiken?' }).waitFor();
    await page.getByText('Vraag 3 van 24').waitFor();
    await page.getByRole('link', { name: 'Vorige vraag' }).click();
    await about.waitFor();
    await expect.poll(() => page.getByLabel('Over een plek of een gebied').isChecked()).toBe(true);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Welk soort sensor' }).waitFor();
  });

  it('keeps the answers in this browser and sends them nowhere', async () => {
    const page = await openPage('/check?vraag=device');
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`);
    });
    await choose(page, 'Welk soort sensor', 'Slimme deurbel');
    await choose(page, 'Wat vangt het apparaat op', 'Beeld waarop mensen te zien zijn');
    await expect.poll(() => answersKept(page)).toEqual({ device: 'doorbell', captures: ['image'] });
    await page.goto('/check');
    await page.getByText('2 van de 24 vragen beantwoord').waitFor();
    await page.getByRole('link', { name: 'Ga verder' }).waitFor();
    expect(sent).toEqual([]);
  });

  it('takes a choice that stands alone as alone', async () => {
    const page = await openPage('/check?vraag=captures');
    await page.getByLabel('Kentekens').check();
    await page.getByLabel('Beeld waarop mensen te zien zijn').check();
    await page.getByLabel('Alleen getallen die niet over personen gaan').check();
    await expect.poll(() => page.getByLabel('Kentekens').isChecked()).toBe(false);
    await expect.poll(() => answersKept(page)).toEqual({ captures: ['numbers-only'] });
  });

  it('never says allowed while something is open', async () => {
    const page = await openPage('/check?vraag=uitkomst');
    await page.getByRole('heading', { level: 1, name: 'De uitkomst is nog niet bekend' }).waitFor();
    await page.getByRole('link', { name: 'Welk soort sensor of bron wilt u gebruiken?', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Welk soort sensor' }).waitFor();
  });

  it('stops scoring of persons with reason and article, already at the question', async () => {
    const page = await openPage('/check?vraag=device');
    await choose(page, 'Welk soort sensor', 'Software die personen een score geeft');
    await page.getByText('Met deze antwoorden kan het niet').waitFor();
    await page.getByRole('link', { name: 'Bekijk waarom' }).click();
    await page.getByRole('heading', { level: 1, name: 'Dit mag zo niet' }).waitFor();
    const law = page.getByRole('link', { name: 'AI-verordening, artikel 5(1)(c) en 5(1)(d)' });
    expect(await law.getAttribute('href')).toBe('https://eur-lex.europa.eu/eli/reg/2024/1689/oj');
  });

  it('saves answers and outcome as files, and opens the answers again', async () => {
    const page = await openPage('/check?vraag=device');
    await choose(page, 'Welk soort sensor', 'Geluidsmeter');
    await skipToOutcome(page);
    const [outcomeFile] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Bewaar de uitkomst (JSON)' }).click(),
    ]);
    const [pdfFile] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Bewaar de uitkomst (pdf)' }).click(),
    ]);
    expect(pdfFile.suggestedFilename()).toBe('privacycheck-uitkomst.pdf');
    const pdf = readFileSync(await pdfFile.path(), 'latin1');
    expect(pdf).toMatch(/^%PDF-1\.7/);
    expect(pdf).toContain('/Lang (nl-NL)');
    const outcome = JSON.parse(readFileSync(await outcomeFile.path(), 'utf8'));
    expect(outcome).toMatchObject({ verdict: 'unknown', answers: { device: 'sound-meter' } });
    const [answersFile] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Bewaar de antwoorden (JSON)' }).click(),
    ]);
    const answers = readFileSync(await answersFile.path());
    await page.getByRole('button', { name: 'Begin opnieuw' }).click();
    await page.getByRole('button', { name: 'Ja, wis alle antwoorden' }).click();
    await page.getByRole('heading', { level: 1, name: start }).waitFor();
    await expect.poll(() => kept(page)).toBe('');
    const file = page.getByLabel('Open bewaarde antwoorden');
    await file.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: answers });
    await page.getByText('De antwoorden staan er weer.').waitFor();
    await expect.poll(() => answersKept(page)).toEqual({ device: 'sound-meter' });
  });

  it('refuses a file that is no saved check, and leaves out what does not fit', async () => {
    const page = await openPage('/check');
    const file = page.getByLabel('Open bewaarde antwoorden');
    await file.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('[1,2') });
    await page.getByText('Dit bestand is geen bewaarde privacycheck.').waitFor();
    await file.setInputFiles(saved({ device: 'doorbell', gone: 'x' }));
    await page.getByText('Eén antwoord past niet bij deze versie en is weggelaten.').waitFor();
    expect(JSON.parse(await kept(page)).answers).toEqual({ device: 'doorbell' });
  });

  it('prints the outcome with its reasons, not what one presses', async () => {
    const page = await openPage('/check');
    await page.getByLabel('Open bewaarde antwoorden').setInputFiles(saved({ device: 'scoring' }));
    await page.getByText('De antwoorden staan er weer.').waitFor();
    await page.goto('/check?vraag=uitkomst');
    await page.getByRole('heading', { level: 1, name: 'Dit mag zo niet' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.getByText('Software die personen een score geeft, past in geen wijksysteem.').waitFor();
    await expect.poll(() => page.getByRole('button').count()).toBe(0);
    await expect.poll(() => page.getByRole('navigation', { name: 'Hoofdmenu' }).count()).toBe(0);
  });

  for (const look of [
    { width: 320, theme: 'light', language: 'nl' },
    { width: 1_440, theme: 'dark', language: 'en' },
  ] as const)
    it(`has no faults at ${look.width} px, ${look.theme}, ${look.language}`, async () => {
      const page = await openPage(undefined, look);
      const faults: string[] = [];
      const paths = [
        '/check',
        '/check?vraag=question',
        '/check?vraag=captures',
        '/check?vraag=review-date',
        '/check?vraag=uitkomst',
      ];
      for (const path of paths) {
        await page.goto(path);
        await settle(page);
        const { tooWide, h1, lang } = await pageFacts(page);
        const found = [...(await axeViolations(page)), ...(await smallTargets(page))];
        if (tooWide > 0 || h1 !== 1 || lang !== look.language) found.push(`${tooWide} px too wide, ${h1} h1, ${lang}`);
        faults.push(...found.map((fault) => `${path}: ${fault}`));
      }
      expect(faults).toEqual([]);
    });
}
