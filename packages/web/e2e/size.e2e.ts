import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const budgetBytes = 230_000;

it.skipIf(!existsSync(`${dist}index.html`))('sends at most 230 kB of script for the first view', () => {
  const html = readFileSync(`${dist}index.html`, 'utf8');
  // Charts and map are lazy chunks; what stands in the page itself is what everybody loads.
  const scripts = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file]) => `${dist}${file}`);
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
  expect(bytes).toBeLessThanOrEqual(budgetBytes);
});
