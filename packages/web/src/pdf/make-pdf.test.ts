import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { sharingLabels } from '@wijkritme/contract';
import { describe, expect, test } from 'vitest';
import { makePdf } from './make-pdf.ts';
import { streamsOf, wordsOfPages } from './read-pdf.ts';
import type { Report } from './report.ts';

const { resolve } = createRequire(import.meta.url);
const font = (weight: number) =>
  new Uint8Array(readFileSync(resolve(`@fontsource/noto-sans/files/noto-sans-latin-${weight}-normal.woff`)));
const fonts = { regular: font(400), bold: font(600) };
const madeAt = new Date('2026-11-22T12:00:00Z');

const report: Report = {
  title: 'Het mag, met maatregelen',
  language: 'nl',
  lead: 'Regel eerst enkele dingen: privacy “voorop”.',
  parts: [
    { kind: 'heading', level: 2, text: 'Regel dit eerst' },
    { kind: 'paragraph', text: 'Doe een DPIA.' },
    { kind: 'list', items: ['AVG, artikel 35', 'AVG, artikel 36'] },
    {
      kind: 'chart',
      sentence: 'Het was drukker dan normaal.',
      measured: [1, null, 5, 9],
      band: [[0, 2], [1, 3], null, [2, 4]],
      first: 'maandag',
      last: 'donderdag',
      format: String,
    },
    {
      kind: 'table',
      caption: 'Uw antwoorden',
      head: ['Vraag', 'Antwoord'],
      rows: Array.from({ length: 60 }, (_, i) => [`Vraag ${i}: ${'waarom is dit zo '.repeat(4)}`, 'ja']),
    },
  ],
  footer: { source: 'Privacycheck', period: '22 november 2026', page: (page, pages) => `Pagina ${page} van ${pages}` },
};

const plain = async (change: Partial<Report> = {}) =>
  Buffer.from(await makePdf({ ...report, ...change }, fonts, madeAt)).toString('latin1');
const count = (text: string, part: RegExp) => text.match(part)?.length ?? 0;

/** Signs and lines that are drawn outside a mark: a reader does not know whether to read them [ISO 14289-1, 7.1]. */
function unmarked(stream: string): string[] {
  let depth = 0;
  const found: string[] = [];
  for (const [operator] of stream.matchAll(/(?<=^|\s)(?:BDC|BMC|EMC|Tj|TJ|S|f|B)(?=\s|$)/g))
    if (operator === 'BDC' || operator === 'BMC') depth += 1;
    else if (operator === 'EMC') depth -= 1;
    else if (depth === 0) found.push(operator);
  return found;
}

describe('a report as a PDF', () => {
  test('says its language and its title, and that it is marked', async () => {
    const text = await plain();
    expect(text).toMatch(/^%PDF-1\.7/);
    expect(text).toContain('/Lang (nl-NL)');
    expect(text).toContain('/DisplayDocTitle true');
    expect(text).toContain('/Marked true');
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(await plain({ language: 'en' })).toContain('/Lang (en-GB)');
  });

  test('marks every part for who has it read aloud', async () => {
    const text = await plain();
    expect(count(text, /\/S \/H1\b/g)).toBe(1);
    expect(count(text, /\/S \/H2\b/g)).toBe(1);
    expect(count(text, /\/S \/LI\b/g)).toBe(2);
    expect(count(text, /\/S \/TH\b/g)).toBe(2);
    expect(count(text, /\/S \/TD\b/g)).toBe(120);
    // Of which cells it is the head [ISO 14289-1, 7.5].
    expect(count(text, /\/Scope \/Column\b/g)).toBe(2);
    // The words of the chart stand with it.
    expect(text).toMatch(/\/S \/Figure[\s\S]{0,200}\/Alt/);
  });

  test('draws nothing that is neither read aloud nor marked as decoration', async () => {
    const pages = streamsOf(await plain()).filter((stream) => stream.includes('/Pagination'));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flatMap(unmarked)).toEqual([]);
    expect(unmarked('/P BDC (a) Tj EMC 0 0 m S')).toEqual(['S']);
  });

  test('draws the chart as lines, and embeds only the signs that it uses', async () => {
    const text = await plain();
    expect(text).not.toContain('/Subtype /Image');
    expect(count(text, /\/FontFile2/g)).toBe(2);
    expect(text.length).toBeLessThan(120_000);
  });

  test('goes on over pages, and each says where it comes from', async () => {
    const text = await plain();
    const pages = count(text, /\/Type \/Page\b/g);
    expect(pages).toBeGreaterThan(2);
    const streams = streamsOf(text);
    expect(streams.filter((stream) => stream.includes('/Pagination'))).toHaveLength(pages);
  });

  test.each(sharingLabels)('carries %s at the head and the foot of every page', async (label) => {
    const text = await plain({ label });
    const pages = wordsOfPages(text);
    expect(pages.length).toBeGreaterThan(2);
    for (const words of pages) expect(words.filter((one) => one === label)).toHaveLength(2);
    expect(pages.map((words) => words.find((one) => one.startsWith('Pagina ')))).toEqual(
      pages.map((_, at) => `Pagina ${at + 1} van ${pages.length}`),
    );
    const streams = streamsOf(text).filter((stream) => stream.includes('/Pagination'));
    expect(streams.flatMap(unmarked)).toEqual([]);
  });

  test('carries no label where the report has none', async () => {
    expect(
      wordsOfPages(await plain())
        .flat()
        .filter((one) => one.startsWith('TLP:')),
    ).toEqual([]);
  });

  test('is the same for the same report', async () => {
    const withoutId = (text: string) => text.replace(/\/ID \[[^\]]*\]/, '');
    expect(withoutId(await plain())).toBe(withoutId(await plain()));
  });
});
