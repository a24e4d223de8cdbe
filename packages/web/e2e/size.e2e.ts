import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const isBuilt = existsSync(`${dist}.vite/manifest.json`);

/** What Vite says of a chunk, by the name of its source. */
interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** The files of these parts and of everything that they import, each once. */
function filesOf(names: readonly string[], kind: 'script' | 'styles' = 'script'): string[] {
  const chunks = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8')) as Record<string, Chunk>;
  const seen = new Set<string>();
  const visit = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = chunks[name];
    if (!chunk) throw new Error(`the build has no part ${name}`);
    chunk.imports?.forEach(visit);
  };
  names.forEach(visit);
  const files = [...seen].flatMap((name) => (kind === 'styles' ? chunks[name]?.css : chunks[name]?.file) ?? []);
  return [...new Set(files)];
}

// All that the page of a place runs; the map is loaded where there is one, on the overview.
const placePage = ['index.html', 'src/workbench/pages/PlacePage.tsx', 'src/ui/charts/band-plot.ts'];

// A signal has the chart of its strongest deviation; what one fills in comes after it.
const signalPage = ['index.html', 'src/workbench/pages/SignalPage.tsx', 'src/ui/charts/band-plot.ts'];

// Who works on signals gets these sections a moment later.
const signalSections = [
  ...signalPage,
  'src/interpret/InterpretSection.tsx',
  'src/feedback/FeedbackSection.tsx',
  'src/reports/ReportsBeside.tsx',
  'src/queue/WorkSection.tsx',
];

// These have pictures of our own, and no library of charts.
const casePage = ['index.html', 'src/cases/CasePage.tsx'];
const measurePage = ['index.html', 'src/measures/MeasurePage.tsx'];

const sizeOf = (file: string) => [file, gzipSync(readFileSync(dist + file), { level: 9 }).length] as const;

it.skipIf(!isBuilt).each([
  ['a place', placePage, 230_000],
  ['a signal', signalPage, 230_000],
  ['a signal with all sections', signalSections, 230_000],
  ['a case', casePage, 230_000],
  ['a measure', measurePage, 230_000],
])('sends no more script than agreed for the page of %s', (_of, names, budgetBytes) => {
  const files = filesOf(names);
  const sizes = files.map(sizeOf);
  const bytes = sizes.reduce((sum, [, size]) => sum + size, 0);
  const heaviest = sizes.sort(([, a], [, b]) => b - a).slice(0, 6);
  expect(bytes, `heaviest: ${heaviest.map((one) => one.join(' ')).join(', ')}`).toBeLessThanOrEqual(budgetBytes);
  expect(bytes).toBeGreaterThan(budgetBytes / 4);
});

it.skipIf(!isBuilt).each([
  ['a place', placePage],
  ['a signal with all sections', signalSections],
  ['a case', casePage],
  ['a measure', measurePage],
])('sends no more styles than agreed for the page of %s', (_of, names) => {
  const bytes = filesOf(names, 'styles').reduce((sum, file) => sum + sizeOf(file)[1], 0);
  expect(bytes).toBeLessThanOrEqual(25_000);
  expect(bytes).toBeGreaterThan(5_000);
});

it.skipIf(!isBuilt)('sends no schema of the contract with them', () => {
  const withSchema = filesOf([...placePage, ...signalSections, ...casePage, ...measurePage]).filter((file) =>
    /additionalProperties|maxItems/.test(readFileSync(dist + file, 'utf8')),
  );
  expect(withSchema).toEqual([]);
});
