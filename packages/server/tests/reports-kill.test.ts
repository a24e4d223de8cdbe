import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer } from '../testing/start-test-server.ts';
import { newDataDir, removeDataDir, serve } from './kit/child-server.ts';
import { layDistricts } from './kit/districts.ts';
import { codeIn, openForm, sendForm } from './kit/reporting.ts';

const REPORTS = 30;
const dataDir = newDataDir();
/** Codes that somebody got, and the forms that were sent. */
const acknowledged: string[] = [];
const forms: { readonly formulier: string; readonly code: string | undefined }[] = [];
let place: number;

beforeAll(async () => {
  const first = await startTestServer({ store: 'embedded', dataDir });
  place = (await layDistricts(first)).here;
  await first.halt();
  const child = serve(dataDir, { REQUESTS_PER_MINUTE: 'off' });
  const { url } = await child.ready();
  for (let i = 0; i < REPORTS; i += 1) forms.push({ formulier: await openForm({ url }, place), code: undefined });
  const sending = forms.map(async ({ formulier }, i) => {
    const fields = { formulier, soort: '1', wanneer: 'nu', hoeveel: '3' };
    const page = await sendForm({ url }, `/melden/${place}`, fields).catch(() => undefined);
    if (page?.status !== 200) return;
    acknowledged.push(codeIn(page.text));
    // In the middle of the others.
    if (i === REPORTS - 1 || acknowledged.length === REPORTS / 3) await child.kill();
  });
  await Promise.all(sending);
  await child.kill();
}, 240_000);
afterAll(() => removeDataDir(dataDir));

test('every report that was acknowledged is there after a kill, and sent again it stays one', async () => {
  const server = await startTestServer({ store: 'embedded', dataDir, env: { REQUESTS_PER_MINUTE: 'off' } });
  try {
    expect(acknowledged.length).toBeGreaterThanOrEqual(REPORTS / 3);
    for (const code of acknowledged) expect((await sendForm(server, '/melden/volgen', { code })).status).toBe(200);
    for (const { formulier } of forms) {
      const again = await sendForm(server, `/melden/${place}`, { formulier, soort: '1', wanneer: 'nu', hoeveel: '3' });
      expect(again.status).toBe(200);
    }
    const { rows } = await server.context.database.pool.query('select count(*)::int as n from report');
    expect(rows[0]).toEqual({ n: REPORTS });
  } finally {
    await server.stop();
  }
}, 240_000);
