import { HOUR, type NewReport, REPORTS_SHOWN_FROM, type ReportCategory } from '@wijkritme/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs } from './kit/interpreting.ts';
import { FakeClock } from './kit/logged-server.ts';
import { addReport, LOUD_MUSIC, listReports, PLEASANT, report, reportsBeside, sendForm } from './kit/reporting.ts';
import { until } from './kit/until.ts';

const START = Date.parse('2026-11-22T21:20:00Z');
const clock = new FakeClock(START);
let server: TestServer;
let places: Places;
let ward: TestPerson;
let elsewhere: TestPerson;
let residents: TestPerson;
let organiser: TestPerson;
let auditor: TestPerson;
let analyst: TestPerson;

beforeAll(async () => {
  server = await startTestServer({ clock, env: { REQUESTS_PER_MINUTE: 'off' } });
  places = await layDistricts(server);
  ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.here }] });
  elsewhere = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.elsewhere }] });
  const worker = { role: 'welfare-worker', placeId: null } as const;
  residents = await buildPerson(server, { roles: [worker], organisationKind: 'resident-group' });
  organiser = await buildPerson(server, { roles: [worker], organisationKind: 'event-organiser' });
  analyst = await buildPerson(server, { roles: [{ role: 'analyst', placeId: null }] });
  auditor = await buildPerson(server, { roles: [{ role: 'auditor', placeId: null }] });
});
afterAll(() => server?.stop());
beforeEach(async () => {
  clock.set(START);
  await server.context.database.pool.query('delete from report');
});

const heard = (change: Partial<NewReport> = {}): NewReport => ({
  ...{ placeId: places.here, categoryId: LOUD_MUSIC, amount: 3 },
  ...change,
});
const at = (time: string) => `2026-11-22T${time}:00.000Z`;

describe('a report that a colleague writes down', () => {
  test('is of the last hour where nothing else was said, and the log keeps who entered it', async () => {
    const { status, body } = await addReport(server, ward, heard());
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(Number),
      placeId: places.here,
      placeName: 'WK01',
      categoryId: LOUD_MUSIC,
      categoryName: 'Harde muziek of een feest',
      tone: 'bothersome',
      from: at('20:20'),
      until: at('21:20'),
      amount: 3,
      source: 'colleague',
      simulated: false,
    });
    const { rows } = await server.context.database.pool.query(
      `select kind, actor, detail from log_entry where subject = $1`,
      [`report:${body.id}`],
    );
    expect(rows).toEqual([
      {
        kind: 'report.entered',
        actor: `person:${ward.id} organisation:${ward.organisationId} ward-officer`,
        detail: JSON.stringify({ category: LOUD_MUSIC, place: places.here }),
      },
    ]);
  });

  test.each([
    ['/until', { from: at('20:00'), until: at('20:00') }],
    ['/until', { from: '2026-11-20T00:00:00Z', until: '2026-11-21T00:01:00Z' }],
    ['/until', { from: at('21:00'), until: at('21:30') }],
    ['/from', { from: '2026-11-15T21:00:00Z', until: '2026-11-15T22:00:00Z' }],
    ['/categoryId', { categoryId: 9_999 }],
  ] as const)('%s is refused: %j', async (pointer, change) => {
    const { status, body } = await addReport(server, ward, heard(change));
    expect([status, body.fields?.map((field) => field.pointer)]).toEqual([400, [pointer]]);
  });

  test('has no field for words, a name or a spot', async () => {
    for (const more of [{ words: 'x' }, { name: 'x' }, { location: [5, 52] }, { source: 'resident' }]) {
      const { status } = await addReport(server, ward, { ...heard(), ...more });
      expect(status).toBe(400);
    }
  });

  test('is refused to who has no right there', async () => {
    expect((await addReport(server, undefined, heard())).status).toBe(401);
    for (const who of [elsewhere, residents, organiser, auditor])
      expect((await addReport(server, who, heard())).status).toBe(403);
    const { rows } = await server.context.database.pool.query('select 1 from report');
    expect(rows).toEqual([]);
  });
});

describe('the list of reports', () => {
  test('is told to who may read single ones there, page by page', async () => {
    for (const hour of ['18', '19', '20'])
      await addReport(server, ward, heard({ from: at(`${hour}:00`), until: at(`${hour}:30`) }));
    const first = (await listReports(server, ward, `place=${places.here}&limit=2`)).body;
    expect(first.items.map(({ from }) => from)).toEqual([at('20:00'), at('19:00')]);
    const second = (await listReports(server, ward, `place=${places.here}&limit=2&after=${first.next}`)).body;
    expect([second.items.map(({ from }) => from), second.next]).toEqual([[at('18:00')], null]);
    const some = (await listReports(server, ward, `place=${places.here}&from=${at('18:45')}&to=${at('19:15')}`)).body;
    expect(some.items.map(({ from }) => from)).toEqual([at('19:00')]);
    expect((await listReports(server, ward, `place=${places.here}&category=${PLEASANT}`)).body.items).toEqual([]);
    expect((await listReports(server, ward, `place=${places.here}&after=x`)).status).toBe(400);
  });

  test('is refused to residents, organisers, auditors, who works elsewhere, and visitors', async () => {
    const ask = `place=${places.here}`;
    for (const who of [residents, organiser, auditor, elsewhere])
      expect((await listReports(server, who, ask)).status).toBe(403);
    expect((await listReports(server, undefined, ask)).status).toBe(401);
    expect((await listReports(server, ward, `place=${places.municipality}`)).status).toBe(403);
  });
});

describe('reports beside a signal', () => {
  test('are those of its hours with the margin, at its place, below and around it', async () => {
    const signal = await buildSignal(server, places.here, at('20:00'));
    const near = { from: at('18:30'), until: at('19:00') };
    for (const one of [
      heard(near),
      heard({ placeId: places.municipality, categoryId: PLEASANT }),
      heard({ placeId: places.elsewhere }),
      heard({ from: at('18:00'), until: at('18:59') }),
    ])
      expect((await addReport(server, analyst, one)).status).toBe(201);
    const { body } = await reportsBeside(server, analyst, signal);
    expect(body).toMatchObject({ from: at('19:00'), to: at('22:20'), marginMinutes: 60, total: 2 });
    expect(body.items.map(({ placeName, from }) => [placeName, from])).toEqual([
      ['GM01', at('20:20')],
      ['WK01', near.from],
    ]);
    expect(body.counts.map(({ categoryName, count }) => [categoryName, count])).toEqual([
      ['Harde muziek of een feest', 1],
      ['Het is hier gezellig', 1],
    ]);
    expect(body.sentence).toBe(
      'Rond dit signaal zijn 2 meldingen gedaan: 1 hinderlijk en 1 fijn. Het vaakst: Harde muziek of een feest.',
    );
    // Who works in the district alone reads those of the district alone.
    expect((await reportsBeside(server, ward, signal)).body.total).toBe(1);
  });

  test('are shown before an answer of one’s own, and to nobody without the right', async () => {
    const signal = await buildSignal(server, places.here, at('20:00'));
    expect((await reportsBeside(server, ward, signal)).status).toBe(200);
    for (const who of [residents, organiser, auditor, elsewhere])
      expect((await reportsBeside(server, who, signal)).status).toBe(403);
    expect((await reportsBeside(server, undefined, signal)).status).toBe(401);
    expect((await reportsBeside(server, ward, 999_999)).status).toBe(404);
  });

  test('who sent one reads that it was looked at, once a person did', async () => {
    const { code } = await report(server, places.here);
    const state = async () =>
      /data-done="(\w+)"><strong>Bekeken/.exec((await sendForm(server, '/melden/volgen', { code })).text)?.[1];
    const signal = await buildSignal(server, places.here, at('20:00'));
    await server.send('GET', `/v1/signals/${signal}/reports`);
    expect(await state()).toBe('no');
    await reportsBeside(server, ward, signal);
    expect(await state()).toBe('yes');
  });
});

test('everybody sees counts of a whole month, category by category, where there were enough', async () => {
  const october = Date.parse('2026-10-10T20:00:00Z');
  clock.set(october);
  for (let i = 0; i < REPORTS_SHOWN_FROM; i += 1) await addReport(server, ward, heard());
  for (let i = 1; i < REPORTS_SHOWN_FROM; i += 1) await addReport(server, ward, heard({ categoryId: PLEASANT }));
  const ask = async () => (await server.client.getReportCounts({ place: places.here })) as unknown;
  clock.set(Date.parse('2026-11-08T12:00:00Z'));
  expect(await ask()).toMatchObject({ month: '2026-09', sentence: expect.stringContaining('niets') });
  clock.set(Date.parse('2026-11-10T12:00:00Z'));
  const { items, ...rest } = (await ask()) as { items: { categoryId: number; count: number | null }[] };
  expect(rest).toMatchObject({ month: '2026-10', shownFrom: REPORTS_SHOWN_FROM });
  expect(items.filter(({ count }) => count !== null).map(({ categoryId, count }) => [categoryId, count])).toEqual([
    [LOUD_MUSIC, REPORTS_SHOWN_FROM],
  ]);
  expect(await server.client.getReportCounts({ place: places.municipality })).toMatchObject({
    sentence: expect.stringContaining('niets'),
  });
});

describe('the list of categories', () => {
  const draft = { tone: 'nice', nl: 'Er wordt gespeeld', en: 'Children play', hears: ['sound-level'] } as const;
  const put = (id: number, body: object) =>
    askAs<ReportCategory>(server, analyst, { method: 'PUT', path: `/v1/report-categories/${id}`, body });

  test('is changed by who tunes signals; a closed one can no longer be chosen', async () => {
    const made = await server.client.createReportCategory({ body: { ...draft, hears: [...draft.hears] } });
    const { tone: _, ...words } = draft;
    const closed = await put(made.id, { ...words, closed: true, version: 1 });
    expect(closed.body).toMatchObject({ closed: true, version: 2 });
    expect((await put(made.id, { ...words, closed: false, version: 1 })).status).toBe(409);
    expect((await addReport(server, ward, heard({ categoryId: made.id }))).status).toBe(400);
    const page = await fetch(`${server.url}/melden/${places.here}`);
    expect(await page.text()).not.toContain('Er wordt gespeeld');
  });

  test.each([
    ['/hears/0', { hears: ['smell'] }],
    ['/nl', { nl: 'Mail jan@voorbeeld.nl' }],
  ])('%s is refused', async (pointer, change) => {
    const path = '/v1/report-categories';
    const answer = await server.send<{ fields: { pointer: string }[] }>('POST', path, { ...draft, ...change });
    expect([answer.status, answer.body.fields.map((field) => field.pointer)]).toEqual([400, [pointer]]);
  });

  test('one name stands in it once', async () => {
    const answer = await server.send('POST', '/v1/report-categories', { ...draft, nl: 'harde MUZIEK of een feest' });
    expect(answer.status).toBe(409);
  });
});

test('a report ends at the latest when it is sent', async () => {
  clock.set(START + HOUR);
  const { body } = await addReport(server, ward, heard());
  expect([body.from, body.until]).toEqual([at('21:20'), at('22:20')]);
});

test('open pages of who has signed in are told that there is a new one; those of visitors are not', async () => {
  const stop = new AbortController();
  const listen = async (headers: Record<string, string>) => {
    const heard = { text: '' };
    const answer = await fetch(`${server.url}/v1/live`, { headers, signal: stop.signal });
    const read = async () => {
      const decoder = new TextDecoder();
      for await (const chunk of answer.body ?? []) heard.text += decoder.decode(chunk as Uint8Array);
    };
    // Ends by the signal below.
    read().catch(() => undefined);
    return heard;
  };
  const [inside, outside] = [await listen(ward.headers), await listen({})];
  await report(server, places.here);
  await until('the page is told', () => inside.text.includes('event: reports\ndata: {}'));
  expect(outside.text).not.toContain('reports');
  stop.abort();
});
