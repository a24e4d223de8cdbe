import {
  type CaseFile,
  DAY,
  type InterventionFile,
  type InterventionList,
  type InterventionPlan,
  type NoticeList,
} from '@wijkritme/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs, commitAs } from './kit/interpreting.ts';
import { buildCity } from './kit/measured-city.ts';
import { askMeasure, buildPlan, expectLess, stepAs } from './kit/measuring.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');

let server: TestServer;
let places: Places;
let ward: TestPerson;
let police: TestPerson;
let streams: number[];

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => NOW } });
  places = await layDistricts(server);
  ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.here }] });
  police = await buildPerson(server, { roles: [{ role: 'community-officer', placeId: places.here }] });
  streams = await buildCity(server, { streets: 4, from: NOW - 20 * DAY, to: NOW });
});
afterAll(() => server?.stop());

async function openCase(label = 'TLP:GREEN'): Promise<CaseFile> {
  const signalId = await buildSignal(server, places.here);
  const body = { title: 'Onrust op het plein', signalId, script: null, label, audience: [] };
  return (await askAs<CaseFile>(server, ward, { method: 'POST', path: '/v1/cases', body })).body;
}

const planOf = (change: Partial<InterventionPlan> = {}) =>
  buildPlan({
    ownerId: ward.organisationId,
    placeId: places.here,
    expected: [expectLess(streams[0] ?? 0, streams.slice(1))],
    ...change,
  });

async function propose(file: CaseFile, change: Partial<InterventionPlan> = {}): Promise<InterventionFile> {
  const answer = await askMeasure(server, ward, 'POST', '', { caseId: file.id, plan: planOf(change) });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function interpret(file: CaseFile, ...who: readonly TestPerson[]): Promise<void> {
  for (const one of who) expect((await commitAs(server, one, file.signals[0]?.signalId ?? 0)).status).toBe(200);
}

describe('the steps of a measure', () => {
  test('from proposal to its end, every change kept', async () => {
    const file = await openCase();
    await interpret(file, ward, police);
    let measure = await propose(file);
    for (const to of ['planned', 'running', 'ended']) {
      const answer = await stepAs(server, to === 'planned' ? police : ward, measure, { to });
      expect([to, answer.status]).toEqual([to, 200]);
      measure = answer.body;
    }
    expect(measure).toMatchObject({ state: 'ended', version: 4, emergencyReason: null, readingsMissing: false });
    expect(measure.changes.map(({ state, role }) => [state, role])).toEqual([
      ['ended', 'ward-officer'],
      ['running', 'ward-officer'],
      ['planned', 'community-officer'],
      ['proposed', 'ward-officer'],
    ]);
    expect(measure.frozen?.plan).toEqual(measure.plan);
    expect(measure.frozen?.smallest).toEqual([expect.stringContaining('niet te zeggen')]);
    expect(measure.followUp.sentence).toMatch(
      /^Na het signaal: eerste reactie na 39 uur \(Wijkregisseur, Proefdienst \d+\)\. Begin van de maatregel na 39 uur \(Wijkregisseur, Proefdienst \d+\)\.$/,
    );
  });

  test.each([
    ['proposed', 'running'],
    ['proposed', 'ended'],
    ['proposed', 'stopped'],
    ['proposed', 'proposed'],
    ['planned', 'ended'],
    ['planned', 'stopped'],
    ['running', 'planned'],
    ['running', 'withdrawn'],
    ['ended', 'running'],
    ['stopped', 'running'],
    ['withdrawn', 'planned'],
  ])('not from %s to %s', async (from, to) => {
    const measure = await reach(from);
    const answer = await stepAs(server, ward, measure, { to, reason: 'om te proberen' });
    expect([answer.status, answer.body.code]).toEqual([409, 'conflict']);
    expect((await askMeasure(server, ward, 'GET', `/${measure.id}`)).body).toMatchObject({ state: from });
  });

  const roads: Record<string, string[]> = {
    proposed: [],
    planned: ['planned'],
    running: ['planned', 'running'],
    ended: ['planned', 'running', 'ended'],
    stopped: ['planned', 'running', 'stopped'],
    withdrawn: ['withdrawn'],
  };
  async function reach(state: string): Promise<InterventionFile> {
    const file = await openCase();
    await interpret(file, ward, police);
    let measure = await propose(file);
    for (const to of roads[state] ?? [])
      measure = (await stepAs(server, ward, measure, { to, reason: 'zo is het' })).body;
    expect(measure.state).toBe(state);
    return measure;
  }

  test.each(['stopped', 'withdrawn'])('%s asks why', async (to) => {
    const measure = await reach(to === 'stopped' ? 'running' : 'proposed');
    const answer = await stepAs(server, ward, measure, { to, reason: '  ' });
    expect([answer.status, answer.body.fields?.[0]?.pointer]).toEqual([400, '/reason']);
  });

  test('a list is narrowed to days by when it really began and ended, else by its plan', async () => {
    const file = await openCase();
    const { id } = await propose(file, {
      startsOn: '2031-03-10',
      endsOn: '2031-04-20',
      by: '2031-04-20',
      stopOn: null,
    });
    const found = async (days: string) => {
      const path = `?case=${file.id}&${days}`;
      const { body } = await askMeasure(server, ward, 'GET', path);
      return (body as unknown as InterventionList).items;
    };
    expect(await found('from=2031-04-20&to=2031-05-01')).toMatchObject([{ id, placeId: places.here }]);
    expect(await found('from=2031-01-01&to=2031-03-10')).toMatchObject([{ id }]);
    expect(await found('from=2031-04-21')).toEqual([]);
    expect(await found('to=2031-03-09')).toEqual([]);
    expect((await askMeasure(server, ward, 'GET', '?from=2031-02-30')).status).toBe(400);
  });

  test('what was expected is frozen at the start, and a later plan stands beside it', async () => {
    const measure = await reach('running');
    const later = { ...measure.plan, endsOn: '2027-01-31', by: '2027-01-31', title: 'Ook in januari' };
    const answer = await askMeasure(server, police, 'PUT', `/${measure.id}`, { plan: later, version: measure.version });
    expect(answer.body).toMatchObject({ plan: later, frozen: { plan: measure.plan }, state: 'running' });
    expect(answer.body.changes.map(({ plan }) => plan.title)).toEqual([
      'Ook in januari',
      ...Array(3).fill(measure.plan.title),
    ]);
  });

  test('what is over does not change', async () => {
    const measure = await reach('stopped');
    const body = { plan: { ...measure.plan, title: 'Toch anders' }, version: measure.version };
    expect((await askMeasure(server, ward, 'PUT', `/${measure.id}`, body)).status).toBe(409);
  });
});

describe('readings of two roles', () => {
  test('nobody, one role, and two people of one role are too few', async () => {
    const colleague = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.here }] });
    const file = await openCase();
    const planned = (await stepAs(server, ward, await propose(file), { to: 'planned' })).body;
    for (const reader of [undefined, ward, colleague]) {
      if (reader) await interpret(file, reader);
      const answer = await stepAs(server, ward, planned, { to: 'running' });
      expect([answer.status, answer.body.code]).toEqual([409, 'readings_missing']);
    }
    await interpret(file, police);
    expect((await stepAs(server, ward, planned, { to: 'running' })).status).toBe(200);
  });

  test('who has not answered learns nothing of the others by trying', async () => {
    const welfare = await buildPerson(server, { roles: [{ role: 'welfare-worker', placeId: places.here }] });
    const tried = async (file: CaseFile) => {
      const planned = (await stepAs(server, ward, await propose(file), { to: 'planned' })).body;
      const answer = await stepAs(server, welfare, planned, { to: 'running' });
      const seen = await askMeasure(server, welfare, 'GET', `/${planned.id}`);
      // As of a measure that was never there.
      const of = (detail = '') => detail.replace(`${planned.id}`, '');
      return [answer.status, of(answer.body.detail), seen.status, of(seen.body.detail)];
    };
    const [read, unread] = [await openCase(), await openCase()];
    await interpret(read, ward, police);
    const never = await askMeasure(server, welfare, 'GET', '/999999999');
    const detail = never.body.detail?.replace('999999999', '');
    for (const file of [read, unread]) expect(await tried(file)).toEqual([404, detail, 404, detail]);
  });

  test('an emergency begins without, says why, stands in the log and keeps asking', async () => {
    const file = await openCase();
    const proposed = await propose(file);
    const hurry = { to: 'running', emergency: true };
    const silent = await stepAs(server, ward, proposed, hurry);
    expect([silent.status, silent.body.fields?.[0]?.pointer]).toEqual([400, '/reason']);
    const begun = await stepAs(server, ward, proposed, { ...hurry, reason: 'Er dreigt iets te breken.' });
    expect(begun.body).toMatchObject({
      state: 'running',
      emergencyReason: 'Er dreigt iets te breken.',
      readingsMissing: true,
      unanswered: [file.signals[0]?.signalId],
    });
    const { rows } = await sql<{ detail: string }>`select detail from log_entry
      where kind = 'intervention.begun-as-emergency' and subject = ${`intervention:${begun.body.id}`}`.execute(
      server.context.db,
    );
    expect(rows.map(({ detail }) => JSON.parse(detail))).toEqual([
      { from: 'proposed', to: 'running', reason: 'Er dreigt iets te breken.' },
    ]);
    // Who could still interpret is asked to; who began it in a hurry knows.
    const asked = async (who: TestPerson) => {
      await server.rooms.notices.run();
      const { body } = await askAs<NoticeList>(server, who, { path: '/v1/notices?limit=100' });
      return body.items.filter(
        ({ subjectId, sentence }) => subjectId === file.id && sentence.endsWith('Er zijn nog duidingen nodig.'),
      ).length;
    };
    expect([await asked(police), await asked(ward)]).toEqual([1, 0]);
    await interpret(file, ward);
    expect((await askMeasure(server, ward, 'GET', `/${begun.body.id}`)).body.readingsMissing).toBe(true);
    await interpret(file, police);
    expect((await askMeasure(server, ward, 'GET', `/${begun.body.id}`)).body).toMatchObject({
      readingsMissing: false,
      emergencyReason: 'Er dreigt iets te breken.',
    });
  });
});

describe('the store itself refuses', () => {
  const attempt = (statement: string) => sql.raw(statement).execute(server.context.db);
  let id: number;
  beforeAll(async () => {
    const file = await openCase();
    await interpret(file, ward, police);
    const planned = (await stepAs(server, ward, await propose(file), { to: 'planned' })).body;
    id = (await stepAs(server, ward, planned, { to: 'running' })).body.id;
  });

  test.each([
    ['another start', () => `update intervention set started_at = now() where id = ${id}`, /frozen/],
    ['another expectation', () => `update intervention set frozen = '{}' where id = ${id}`, /frozen/],
    ['an emergency afterwards', () => `update intervention set emergency_reason = 'x' where id = ${id}`, /frozen/],
    ['a step back', () => `update intervention set state = 'planned' where id = ${id}`, /from running to planned/],
    ['another case', () => `update intervention set case_id = case_id + 1 where id = ${id}`, /stays in its case/],
    [
      'another history',
      () => `update intervention_change set reason = 'x' where intervention_id = ${id}`,
      /does not change/,
    ],
    ['no history', () => `delete from intervention_change where intervention_id = ${id}`, /does not change/],
    [
      'an end before the start',
      () => `update intervention set state = 'ended', ended_at = started_at - interval '1 day' where id = ${id}`,
      /check/,
    ],
  ])('%s', async (_name, statement, reason) => {
    await expect(attempt(statement())).rejects.toThrow(reason);
  });

  test('a start without two readings, whichever way it comes', async () => {
    const { body } = await stepAs(server, ward, await propose(await openCase()), { to: 'planned' });
    const begin = (more: string) =>
      attempt(
        `update intervention set state = 'running', started_at = now(), frozen = '{}'${more} where id = ${body.id}`,
      );
    await expect(begin('')).rejects.toThrow(/readings of two roles/);
    await expect(begin(", emergency_reason = 'brand'")).resolves.toBeDefined();
  });

  test('what does not begin as a proposal', async () => {
    const statement = `insert into intervention (case_id, state, plan, author_id, organisation_id, created_at)
      select case_id, 'planned', plan, author_id, organisation_id, created_at from intervention where id = ${id}`;
    await expect(attempt(statement)).rejects.toThrow(/begins as a proposal/);
  });
});

describe('bad input', () => {
  let file: CaseFile;
  beforeAll(async () => {
    file = await openCase();
  });
  const [silent, unheard] = [() => streams[0] ?? 0, () => 999_999];

  test.each<[string, () => Partial<InterventionPlan>, string]>([
    ['ends before it starts', () => ({ endsOn: '2026-11-01' }), '/plan/endsOn'],
    ['expected before it starts', () => ({ by: '2026-11-23' }), '/plan/by'],
    ['stops after its end', () => ({ stopOn: '2027-12-01' }), '/plan/stopOn'],
    ['no day', () => ({ startsOn: '2026-02-30' }), '/plan/startsOn'],
    ['an unknown series', () => ({ expected: [expectLess(unheard())] }), '/plan/expected/0/datastreamId'],
    [
      'an unknown comparison',
      () => ({ expected: [expectLess(silent(), [unheard()])] }),
      '/plan/expected/0/comparisons/0',
    ],
    [
      'itself as comparison',
      () => ({ expected: [expectLess(silent(), [silent()])] }),
      '/plan/expected/0/comparisons/0',
    ],
    [
      'one series twice',
      () => ({ expected: [expectLess(silent()), expectLess(silent())] }),
      '/plan/expected/1/datastreamId',
    ],
    ['more less than all', () => ({ expected: [{ ...expectLess(silent()), size: 120 }] }), '/plan/expected/0/size'],
    ['no expectation', () => ({ expected: [] }), '/plan/expected'],
    ['an unknown kind', () => ({ kind: 'magic' as never }), '/plan/kind'],
    ['an organisation that is not here', () => ({ ownerId: 9_999 }), '/plan/ownerId/0'],
    ['a place where one does not work', () => ({ placeId: places.elsewhere }), '/plan/placeId'],
    ['an agreement of nobody', () => ({ agreementId: 9_999 }), '/plan/agreementId'],
    ['a person in its name', () => ({ title: 'Bel jan@voorbeeld.nl' }), '/plan/title'],
  ])('%s: says where, and stores nothing', async (_name, change, pointer) => {
    const answer = await askMeasure(server, ward, 'POST', '', { caseId: file.id, plan: planOf(change()) });
    expect(answer.status).toBe(400);
    expect(answer.body.fields?.map((field) => field.pointer)).toContain(pointer);
    expect((await askMeasure(server, ward, 'GET', `?case=${file.id}`)).body).toMatchObject({ items: [] });
  });

  test('a place where one does not work is named, not numbered', async () => {
    const plan = planOf({ placeId: places.elsewhere });
    const { body } = await askMeasure(server, ward, 'POST', '', { caseId: file.id, plan });
    const { name } = await server.client.getPlace({ id: places.elsewhere });
    expect(body.fields).toEqual([
      { pointer: '/plan/placeId', message: `noemt ${name}, waar u niet werkt; kies een andere plek` },
    ]);
  });

  test('comparisons that never measured, or no more', async () => {
    const [empty] = await buildCity(server, { streets: 1, from: NOW, to: NOW, position: [5.115, 52.105] });
    const [old] = await buildCity(server, {
      streets: 1,
      from: NOW - 101 * DAY,
      to: NOW - 100 * DAY,
      position: [5.115, 52.105],
    });
    const expected = [expectLess(streams[0] ?? 0, [streams[1] ?? 0, empty ?? 0, old ?? 0])];
    const answer = await askMeasure(server, ward, 'POST', '', { caseId: file.id, plan: planOf({ expected }) });
    expect(answer.body.fields).toEqual([
      { pointer: '/plan/expected/0/comparisons/1', message: expect.stringContaining('twaalf weken') },
      { pointer: '/plan/expected/0/comparisons/2', message: expect.stringContaining('twaalf weken') },
    ]);
  });

  test('two who change it at once: one is told, nothing is overwritten', async () => {
    const measure = await propose(file);
    const put = (who: TestPerson, title: string) =>
      askMeasure(server, who, 'PUT', `/${measure.id}`, { plan: { ...measure.plan, title }, version: 1 });
    const answers = await Promise.all([put(ward, 'Van de wijk'), put(police, 'Van de politie')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers.find(({ status }) => status === 200)?.body.title;
    const kept = (await askMeasure(server, ward, 'GET', `/${measure.id}`)).body;
    expect(kept).toMatchObject({ title: winner, version: 2 });
    expect(kept.changes).toHaveLength(2);
  });

  test('two who begin it at once begin it once', async () => {
    const fresh = await openCase();
    await interpret(fresh, ward, police);
    const planned = (await stepAs(server, ward, await propose(fresh), { to: 'planned' })).body;
    const answers = await Promise.all([ward, police].map((who) => stepAs(server, who, planned, { to: 'running' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await askMeasure(server, ward, 'GET', `/${planned.id}`)).body.changes).toHaveLength(3);
  });

  test('a closed case takes no measure in, and begins none', async () => {
    const fresh = await openCase();
    await interpret(fresh, ward, police);
    const planned = (await stepAs(server, ward, await propose(fresh), { to: 'planned' })).body;
    const body = { title: 'Klaar', script: null, closed: true, version: 1 };
    await askAs(server, ward, { method: 'PUT', path: `/v1/cases/${fresh.id}`, body });
    expect((await askMeasure(server, ward, 'POST', '', { caseId: fresh.id, plan: planOf() })).status).toBe(409);
    expect((await stepAs(server, ward, planned, { to: 'running' })).status).toBe(409);
  });
});
