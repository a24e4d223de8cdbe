import { DAY, HOUR, limits } from '@wijkritme/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nl } from '../src/participation/pages/words-nl.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { tablesTelling } from './kit/any-row.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { FakeClock } from './kit/logged-server.ts';
import { codeIn, openForm, readPage, report, sendForm, storedReports } from './kit/reporting.ts';

const START = Date.parse('2026-11-22T21:20:30Z');
const clock = new FakeClock(START);
let server: TestServer;
let places: Places;

beforeAll(async () => {
  // Every form of this file comes from one address.
  server = await startTestServer({ clock, env: { REQUESTS_PER_MINUTE: 'off' } });
  places = await layDistricts(server);
});
afterAll(() => server?.stop());
beforeEach(async () => {
  clock.set(START);
  await server.context.database.pool.query('delete from report');
});

describe('the form of residents', () => {
  test('asks what, when and how much, without script, and for no word of their own', async () => {
    const { status, text } = await readPage(server, `/melden/${places.here}`);
    expect(status).toBe(200);
    expect(text).not.toMatch(/<script|<textarea|type="(?:text|file|email|tel)"| on[a-z]+="/);
    for (const name of ['soort', 'wanneer', 'dag', 'van', 'tot', 'hoeveel']) expect(text).toContain(`name="${name}"`);
    expect(text).toContain('Harde muziek of een feest');
    expect(text).toContain('Het is hier gezellig');
    expect((await readPage(server, `/melden/${places.here}`, 'en')).text).toContain('Loud music or a party');
  });

  test('is found from the list of places and from the register', async () => {
    expect((await readPage(server, '/melden')).text).toContain(`<option value="${places.here}">`);
    expect((await readPage(server, `/melden?plek=${places.here}`)).text).toContain('name="formulier"');
    expect((await readPage(server, '/register')).text).toContain('href="/melden?language=nl"');
  });

  test.each(['/melden/999999', '/melden/x', '/melden/0'])('%s: says that the place is not there', async (path) => {
    for (const page of [await readPage(server, path), await sendForm(server, path, { soort: '1' })]) {
      expect(page.status).toBe(404);
      expect(page.text).toContain(nl.notFound);
    }
  });

  test('stores category, place, the last hour to the minute and how much; when it came to the hour', async () => {
    const { status, text, code } = await report(server, places.here);
    expect(status).toBe(200);
    expect(text).toContain(nl.thanksTitle);
    expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/);
    const [row, ...others] = await storedReports(server);
    expect(others).toEqual([]);
    expect(row).toEqual({
      id: expect.any(Number),
      place_id: places.here,
      category_id: 1,
      from_time: new Date('2026-11-22T20:20:00Z'),
      until_time: new Date('2026-11-22T21:21:00Z'),
      amount: 4,
      source: 'resident',
      received_at: new Date('2026-11-22T21:00:00Z'),
      seen_at: null,
      form: expect.any(Buffer),
      code: expect.any(Buffer),
      origin: null,
    });
    expect(await tablesTelling(server, code)).toEqual([]);
  });

  test('takes a moment of another day, past midnight too, in the civil time of the place', async () => {
    await report(server, places.here, { wanneer: 'ander', dag: '2', van: '23:00', tot: '01:30' });
    const [row] = await storedReports(server);
    expect([row?.from_time, row?.until_time]).toEqual([
      new Date('2026-11-20T22:00:00Z'),
      new Date('2026-11-21T00:30:00Z'),
    ]);
  });

  test('sent twice, at once or later, it is one report with one code', async () => {
    const formulier = await openForm(server, places.here);
    const fields = { formulier, soort: '2', wanneer: 'nu', hoeveel: '1' };
    const send = () => sendForm(server, `/melden/${places.here}`, fields);
    const pages = await Promise.all([send(), send(), send()]);
    clock.set(START + 20 * HOUR);
    pages.push(await send());
    expect(new Set(pages.map(({ text }) => codeIn(text))).size).toBe(1);
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await storedReports(server)).toHaveLength(1);
  });

  test('an error keeps what was chosen, names each fault and links to its field', async () => {
    const formulier = await openForm(server, places.here);
    const path = `/melden/${places.here}`;
    const fields = { formulier, soort: '3', wanneer: 'ander', dag: '1', van: '21:00', tot: '21:00' };
    const { status, text } = await sendForm(server, path, fields);
    expect(status).toBe(400);
    expect(text).toContain(`<title>${nl.faultPrefix}`);
    for (const [field, word] of [
      ['tot', 'order'],
      ['hoeveel', 'amount'],
    ] as const) {
      expect(text).toContain(`<a href="#${field}">${nl.fault[word]}</a>`);
      expect(text).toContain(`id="${field}-fault"`);
    }
    expect(text).toMatch(/id="soort-3"[^>]* checked/);
    expect(text).toContain('<option value="1" selected>');
    expect(text).toMatch(/id="van"[^>]* value="21:00"/);
    expect(text).toContain(`name="formulier" value="${formulier}"`);
    expect(await storedReports(server)).toEqual([]);
  });

  test('a form that was open too long, or is none of ours, is shown anew with what was chosen', async () => {
    const old = await openForm(server, places.here);
    clock.set(START + 13 * HOUR);
    for (const formulier of [old, '', 'x.y.z', `${old}a`]) {
      const page = await sendForm(server, `/melden/${places.here}`, {
        ...{ formulier, soort: '1', wanneer: 'nu', hoeveel: '2' },
      });
      expect(page.status).toBe(400);
      expect(page.text).toContain(nl.fault.form);
      expect(page.text).toMatch(/id="hoeveel-2"[^>]* checked/);
    }
    expect(await storedReports(server)).toEqual([]);
  });

  test('a place takes so many an hour and says so; another place, and the next hour, take more', async () => {
    const { pool } = server.context.database;
    await pool.query(
      `insert into report (place_id, category_id, from_time, until_time, amount, source, received_at, form, code)
       select $1, 1, $2, $3, 1, 'resident', $2, sha256(n::text::bytea), sha256(('c' || n)::bytea)
       from generate_series(1, $4::int4) n`,
      [places.here, new Date('2026-11-22T21:00:00Z'), new Date(START), limits.reportsOfPlaceAnHour],
    );
    const full = await report(server, places.here);
    expect(full.status).toBe(429);
    expect(full.text).toContain(nl.placeFull);
    expect(full.text).toMatch(/id="hoeveel-4"[^>]* checked/);
    expect((await report(server, places.elsewhere)).status).toBe(200);
    clock.set(START + HOUR);
    expect((await report(server, places.here)).status).toBe(200);
  });

  test('scripts and words in any field are neither stored nor shown', async () => {
    const evil = '<script>alert(1)</script>Jansen" onfocus="x';
    const formulier = await openForm(server, places.here);
    const sent = { formulier, soort: '1', wanneer: 'nu', hoeveel: '5', naam: evil, telefoon: '0612345678', dag: evil };
    const stored = await sendForm(server, `/melden/${places.here}`, sent);
    expect(stored.status).toBe(200);
    const refused = await sendForm(server, `/melden/${places.here}`, {
      ...{ formulier: evil, soort: evil, wanneer: evil, dag: evil, van: evil, tot: evil, hoeveel: evil },
    });
    expect(refused.status).toBe(400);
    for (const { text } of [stored, refused]) expect(text).not.toMatch(/<script|onfocus="|0612345678/);
    expect(await tablesTelling(server, 'Jansen|0612345678|alert')).toEqual([]);
  });

  test('from random forms nothing is stored but what the form asks', async () => {
    const before = new Set((await storedReports(server)).map(({ id }) => id));
    const marker = 'QQ';
    const text = fc.string({ maxLength: 30 }).map((some) => `${marker}${some}`);
    const field = fc.constantFrom(
      'soort',
      'wanneer',
      'dag',
      'van',
      'tot',
      'hoeveel',
      'naam',
      'tekst',
      '__proto__',
      'id',
    );
    const value = fc.oneof(text, fc.constantFrom('1', '4', 'nu', 'ander', '21:00', '22:15', '999'));
    const formulieren = await Promise.all(Array.from({ length: 40 }, () => openForm(server, places.here)));
    let at = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(field, value), { maxLength: 14 }), async (pairs) => {
        const body = new URLSearchParams([...pairs, ['formulier', formulieren[at++ % 40] ?? '']]).toString();
        const page = await sendForm(server, `/melden/${places.here}`, body);
        expect([200, 400]).toContain(page.status);
      }),
      { numRuns: 60 },
    );
    for (const row of await storedReports(server)) {
      expect(before.has(row.id)).toBe(false);
      const { id, place_id, category_id, from_time, until_time, amount, source, received_at, form, code, ...rest } =
        row;
      expect([place_id, source, rest]).toEqual([places.here, 'resident', { seen_at: null, origin: null }]);
      expect([id, category_id, amount].every(Number.isInteger)).toBe(true);
      expect([from_time, until_time, received_at].every((one) => one instanceof Date)).toBe(true);
      expect([form, code].every((one) => Buffer.isBuffer(one) && one.length === 32)).toBe(true);
    }
    expect(await tablesTelling(server, marker)).toEqual([]);
  });

  test('something that is no form is refused in words', async () => {
    const { url } = server;
    const post = (type: string, body: string) =>
      fetch(`${url}/melden/${places.here}`, { method: 'POST', headers: { 'content-type': type }, body });
    for (const answer of [
      await post('application/json', '{"soort":"1"}'),
      await post('text/plain', 'soort=1'),
      await post('application/x-www-form-urlencoded', `soort=${'1'.repeat(limits.formBytes)}`),
    ]) {
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(nl.unreadable);
    }
  });
});

describe('following a report', () => {
  test('tells with the code what was sent and how far it is', async () => {
    const { code } = await report(server, places.here);
    for (const typed of [code, code.toLowerCase(), ` ${code.replaceAll('-', ' ')} `]) {
      const { status, text } = await sendForm(server, '/melden/volgen', { code: typed });
      expect(status).toBe(200);
      expect(text).toContain('Harde muziek of een feest, WK01, 22 november 2026');
      expect(text).toContain('<li data-done="yes"><strong>Ontvangen</strong>');
      expect(text).toContain('<li data-done="no"><strong>Bekeken naast een signaal</strong>');
      expect(text).not.toContain(code);
    }
  });

  test.each(['', 'x', 'AAAA-AAAA-AAAA', '<script>', "' or 1=1 --"])('an unknown code %j is not found', async (code) => {
    const { status, text } = await sendForm(server, '/melden/volgen', { code });
    expect(status).toBe(404);
    expect(text).toContain(nl.unknownCode);
    expect(text).not.toMatch(/<script/);
  });

  test('the code is asked by a form that sends it in the body, never in an address', async () => {
    const { text } = await readPage(server, '/melden/volgen');
    expect(text).toMatch(/<form[^>]* action="\/melden\/volgen\?language=nl" method="post">/);
    const { code } = await report(server, places.here);
    expect((await readPage(server, `/melden/volgen?code=${code}`)).text).not.toContain('data-done');
  });

  test('seven days back is the furthest', async () => {
    const page = await report(server, places.here, { wanneer: 'ander', dag: '6', van: '00:00', tot: '00:30' });
    expect(page.status).toBe(200);
    clock.set(START - 2 * DAY);
    const ahead = await report(server, places.here, { wanneer: 'ander', dag: '0', van: '23:00', tot: '23:30' });
    expect([ahead.status, ahead.text.includes(nl.fault.future)]).toEqual([400, true]);
  });
});

test('an address sends ten forms a minute, and is told to wait', async () => {
  const own = await startTestServer();
  try {
    const answers: number[] = [];
    let last = '';
    for (let i = 0; i <= limits.reportFormsAMinute; i += 1) {
      const page = await sendForm(own, '/melden/volgen', { code: 'AAAA' });
      answers.push(page.status);
      last = page.text;
    }
    expect(answers.filter((status) => status === 404)).toHaveLength(limits.reportFormsAMinute);
    expect(answers.at(-1)).toBe(429);
    expect(last).toContain(nl.tooMany);
  } finally {
    await own.stop();
  }
});
