import { expect, it } from 'vitest';
import { openPage } from '../support/bench.ts';
import { settle } from '../support/manners.ts';

/** Fits the example in the form as it stands: what somebody tries first has to work. */
const rows = [
  'tijdstip;aantal',
  '02-11-2026 10:00;12',
  '02-11-2026 11:00;14',
  '02-11-2026 11:00;14',
  '02-11-2026 12:00;veel',
  '02-11-2026 13:00;20',
  '02-11-2026 13:00;21',
  '02-11-2026 14:00;',
];

export function imports(): void {
  it('reads a file in, counts every value and tells of each row what happened', async () => {
    const page = await openPage('/importeren', { administrator: true });
    await page.getByLabel('Ander CSV-bestand').check();
    await page.getByLabel('Welke kolom is wat?').waitFor();
    await page
      .getByLabel('Bestand', { exact: true })
      .setInputFiles({ name: 'kade.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
    await page.getByRole('button', { name: 'Begin met inlezen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Bestand kade.csv' }).waitFor();
    await page.getByRole('progressbar', { name: 'Voortgang' }).waitFor();
    const counts = page.getByRole('table', { name: 'Aantal waarden per uitkomst' });
    const countOf = async (verdict: string) =>
      counts.getByRole('row').filter({ hasText: verdict }).getByRole('cell').last().textContent();
    await expect.poll(() => countOf('bewaard'), { timeout: 15_000 }).toBe('3');
    await page.getByText('klaar', { exact: true }).first().waitFor();
    expect(await countOf('stond er al')).toBe('1');
    expect(await countOf('botst')).toBe('1');
    expect(await countOf('geen meting')).toBe('1');
    expect(await countOf('geweigerd')).toBe('1');

    const report = page.getByRole('table', { name: 'Rijen met hun uitkomst' });
    const lineOf = async (verdict: string) =>
      report.getByRole('row').filter({ hasText: verdict }).getByRole('rowheader').textContent();
    await expect.poll(() => report.getByRole('row').count(), { timeout: 10_000 }).toBeGreaterThan(4);
    expect(await lineOf('geweigerd')).toBe('5');
    expect(await lineOf('botst')).toBe('7');
    expect(await lineOf('stond er al')).toBe('4');
    expect(await lineOf('geen meting')).toBe('8');
    await page.getByRole('button', { name: /^geweigerd/ }).click();
    await expect.poll(() => page.url()).toContain('uitkomst=refused');
    await expect.poll(() => report.getByRole('row').count()).toBe(2);
    await settle(page);
  });

  it('shows a visitor the way to sign in instead', async () => {
    const page = await openPage('/importeren');
    await page.getByText('Alleen een beheerder kan bestanden inlezen.').waitFor();
    await page.getByLabel('Sleutel').waitFor();
    expect(await page.getByLabel('Bestand', { exact: true }).count()).toBe(0);
    const answer = await page.request.post('/v1/imports?preset=generic-csv&fileName=x.csv', {
      data: 'a;b',
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect([401, 403]).toContain(answer.status());
  });
}
