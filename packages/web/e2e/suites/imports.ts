import { expect, it } from 'vitest';
import { openPage } from '../support/bench.ts';
import { settle } from '../support/manners.ts';

/** Three weeks ago, as people here write a day. */
const day = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' })
  .format(Date.now() - 21 * 86_400_000)
  .replaceAll('/', '-');

/** Fits the example in the form as it stands: what somebody tries first has to work. */
const rows = [
  'tijdstip;aantal',
  `${day} 10:00;12`,
  `${day} 11:00;14`,
  `${day} 11:00;14`,
  `${day} 12:00;veel`,
  `${day} 13:00;20`,
  `${day} 13:00;21`,
  `${day} 14:00;`,
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
    await page.getByText('klaar', { exact: true }).first().waitFor();
    for (const [verdict, count] of Object.entries({
      bewaard: '3',
      'stond er al': '1',
      botst: '1',
      'geen meting': '1',
      geweigerd: '1',
    })) {
      const cell = counts.getByRole('row').filter({ hasText: verdict }).getByRole('cell').last();
      await expect.poll(() => cell.textContent(), { message: verdict }).toBe(count);
    }

    const report = page.getByRole('table', { name: 'Rijen met hun uitkomst' });
    for (const [verdict, line] of Object.entries({
      geweigerd: '5',
      botst: '7',
      'stond er al': '4',
      'geen meting': '8',
    })) {
      const header = report.getByRole('row').filter({ hasText: verdict }).getByRole('rowheader');
      await expect.poll(() => header.textContent(), { message: verdict }).toBe(line);
    }
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
