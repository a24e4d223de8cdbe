import { type CaseFile, type CaseList, type Problem, type SharingLabel, sharingLabels } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs, commitAs, declineAll } from './kit/interpreting.ts';

let server: TestServer;
let places: Places;
let ward: TestPerson;
let colleague: TestPerson;
let police: TestPerson;
let welfare: TestPerson;
let elsewhere: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  places = await layDistricts(server);
  const at = places.here;
  ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: at }] });
  const { organisationId } = ward;
  colleague = await buildPerson(server, { roles: [{ role: 'analyst', placeId: null }], organisationId });
  police = await buildPerson(server, { roles: [{ role: 'community-officer', placeId: at }] });
  welfare = await buildPerson(server, { roles: [{ role: 'welfare-worker', placeId: at }] });
  elsewhere = await buildPerson(server, {
    roles: [{ role: 'ward-officer', placeId: places.elsewhere }],
    organisationId,
  });
});
afterAll(() => server?.stop());

const ask = (who: TestPerson, method: string, path: string, body?: unknown) =>
  askAs<CaseFile & Problem>(server, who, { method, path, body });
const shared = (label: SharingLabel, ...audience: number[]) => ({ label, audience });

/** Those who have answered its signal read what is in it: `blind-cases.test.ts` is about the others. */
async function openCase(change: object = {}, answered = [ward, colleague, police, welfare]): Promise<CaseFile> {
  const signalId = await buildSignal(server, places.here);
  await declineAll(server, signalId, answered);
  const body = { title: 'Onrust op het plein', signalId, script: 'noise', ...shared('TLP:GREEN'), ...change };
  const answer = await ask(ward, 'POST', '/v1/cases', body);
  expect(answer.status).toBe(201);
  return answer.body;
}

describe('a search', () => {
  const find = async (who: TestPerson, query: string) =>
    (await askAs<CaseList>(server, who, { path: `/v1/cases?${query}` })).body;
  const titles = async (who: TestPerson, query: string) => (await find(who, query)).items.map(({ title }) => title);

  test('goes by all words of the title, by state, by place and what lies below it, and by label', async () => {
    const first = await openCase({ title: 'Zoekproef: 100% lawaai bij de kade' });
    await openCase({ title: 'Zoekproef: afval bij de kade', ...shared('TLP:CLEAR') });
    const closing = { title: first.title, script: null, closed: true, version: first.version };
    await ask(ward, 'PUT', `/v1/cases/${first.id}`, closing);
    const [noise, waste] = [first.title, 'Zoekproef: afval bij de kade'];
    expect(await titles(ward, 'search=KADE%20zoekproef')).toEqual([waste, noise]);
    expect(await titles(ward, 'search=zoekproef%20lawaai')).toEqual([noise]);
    // A sign that a pattern knows is a sign like any other.
    expect(await titles(ward, 'search=zoekproef%20100%25')).toEqual([noise]);
    expect(await titles(ward, 'search=zoekproef%20_00')).toEqual([]);
    expect(await titles(ward, 'search=zoekproef&state=closed')).toEqual([noise]);
    expect(await titles(ward, 'search=zoekproef&state=open')).toEqual([waste]);
    expect(await titles(ward, 'search=zoekproef&label=TLP:CLEAR')).toEqual([waste]);
    expect(await titles(ward, `search=zoekproef&place=${places.municipality}`)).toEqual([waste, noise]);
    expect(await titles(ward, `search=zoekproef&place=${places.elsewhere}`)).toEqual([]);
    expect(await titles(ward, 'search=%20&state=closed')).toContain(noise);
    const page = await find(ward, 'search=zoekproef&limit=1');
    expect(await titles(ward, `search=zoekproef&limit=1&after=${page.next}`)).toEqual([noise]);
    expect((await find(ward, `search=zoekproef&limit=1&after=${page.next}`)).next).toBeNull();
  });

  test('tells nothing of a case that one may not see: not that it is there, and no receipt is kept', async () => {
    const { id } = await openCase({ title: 'Verborgen vondst', ...shared('TLP:RED') });
    await openCase({ title: 'Zichtbare vondst' });
    for (const who of [colleague, police, welfare, elsewhere]) {
      // The same as for words that are nowhere.
      for (const query of ['', '&state=open', '&label=TLP:RED', `&place=${places.here}`, '&limit=1'])
        expect(await find(who, `search=verborgen${query}`)).toEqual(
          await find(who, `search=nergens-te-vinden${query}`),
        );
      // It takes no room on a page.
      const shown = await find(who, 'search=vondst&limit=1');
      expect([shown.items.map(({ title }) => title), shown.next]).toEqual([
        who === elsewhere ? [] : ['Zichtbare vondst'],
        null,
      ]);
    }
    expect(await titles(ward, 'search=verborgen')).toEqual(['Verborgen vondst']);
    expect((await ask(ward, 'GET', `/v1/cases/${id}`)).body.seenBy).toEqual([]);
  });
});

describe('who sees a case', () => {
  const readers = () => [ward, colleague, police, welfare, elsewhere];
  const expected: Record<SharingLabel, boolean[]> = {
    'TLP:CLEAR': [true, true, true, true, false],
    'TLP:GREEN': [true, true, true, true, false],
    'TLP:AMBER': [true, true, true, false, false],
    'TLP:AMBER+STRICT': [true, true, false, false, false],
    'TLP:RED': [true, false, false, false, false],
  };

  test.each(sharingLabels)('%s: label and place decide, in the list, by number and for every change', async (label) => {
    const { id } = await openCase(shared(label, ...(label === 'TLP:AMBER' ? [police.organisationId] : [])));
    let version = 1;
    for (const [index, reader] of readers().entries()) {
      const may = expected[label][index] ?? false;
      const list = await askAs<CaseList>(server, reader, { path: '/v1/cases' });
      const entry = { kind: 'task', words: 'Kijk bij de fontein', date: '2026-11-25', parties: [] };
      const change = { title: 'Anders', script: null, closed: false, version };
      expect({
        index,
        listed: list.body.items.some((one) => one.id === id),
        got: (await ask(reader, 'GET', `/v1/cases/${id}`)).status,
        added: (await ask(reader, 'POST', `/v1/cases/${id}/entries`, entry)).status,
        changed: (await ask(reader, 'PUT', `/v1/cases/${id}`, change)).status,
      }).toEqual({
        index,
        listed: may,
        ...Object.fromEntries(['got', 'added', 'changed'].map((name) => [name, may ? 200 : 404])),
      });
      if (may) version += 1;
      const open = { ...shared('TLP:CLEAR'), reason: 'voor het overleg', version };
      if (index > 0) expect((await ask(reader, 'PUT', `/v1/cases/${id}/label`, open)).status).toBe(may ? 403 : 404);
    }
    const { body } = await ask(ward, 'PUT', `/v1/cases/${id}/label`, {
      ...shared('TLP:CLEAR'),
      reason: 'voor het overleg',
      version,
    });
    expect(body.label).toBe('TLP:CLEAR');
  });

  test('one that is not there and one that may not be seen get the same answer', async () => {
    const { id } = await openCase(shared('TLP:RED'));
    const [hidden, absent] = [
      await ask(police, 'GET', `/v1/cases/${id}`),
      await ask(police, 'GET', '/v1/cases/999999'),
    ];
    const told = ({ body: { code, detail, title } }: typeof hidden) => [code, title, detail.replace(/\d+/, 'N')];
    expect(told(hidden)).toEqual(told(absent));
  });

  test('the key of the installation and a visitor see none', async () => {
    const key = { headers: { cookie: '', origin: '', authorization: `Bearer ${server.adminKey}` } };
    expect((await askAs(server, key, { path: '/v1/cases' })).status).toBe(403);
    expect((await askAs(server, undefined, { path: '/v1/cases' })).status).toBe(401);
  });
});

describe('a case', () => {
  test('shows of its signals what each may see there: blind first holds here too', async () => {
    const { id, signals } = await openCase({}, []);
    const signal = signals[0]?.signalId ?? 0;
    await commitAs(server, ward, signal, { words: 'geheim-van-de-wijk' });
    const before = await ask(police, 'GET', `/v1/cases/${id}`);
    expect(before.text).not.toContain('geheim-van-de-wijk');
    expect(before.body.signals).toMatchObject([{ answered: false, interpretations: [], agreement: 'too-few' }]);
    await commitAs(server, police, signal);
    const after = await ask(police, 'GET', `/v1/cases/${id}`);
    expect(after.body.signals).toMatchObject([{ answered: true, agreement: 'agreed-blind' }]);
    expect(after.text).toContain('geheim-van-de-wijk');
  });

  test('tells nothing of a signal at a place where the reader does not work', async () => {
    const { id } = await openCase();
    const far = await buildSignal(server, places.elsewhere);
    await commitAs(server, colleague, far, { words: 'geheim-van-elders' });
    expect((await ask(ward, 'POST', `/v1/cases/${id}/signals`, { signalId: far })).status).toBe(403);
    expect((await ask(colleague, 'POST', `/v1/cases/${id}/signals`, { signalId: far })).body.signals).toHaveLength(2);
    const seen = await ask(ward, 'GET', `/v1/cases/${id}`);
    expect(seen.body.signals).toHaveLength(2);
    expect(seen.text).not.toContain('geheim-van-elders');
  });

  test('keeps agreements with date and parties, and tasks that are ticked off once', async () => {
    const { id } = await openCase();
    const parties = [ward.organisationId, police.organisationId];
    const words = 'Na elf uur geen muziek buiten';
    const add = (body: object) => ask(police, 'POST', `/v1/cases/${id}/entries`, body);
    const agreed = await add({ kind: 'agreement', words, date: '2026-11-21', parties });
    expect(agreed.body.entries).toMatchObject([
      {
        kind: 'agreement',
        words,
        date: '2026-11-21',
        role: 'community-officer',
        parties: [{ id: parties[0] }, { id: parties[1] }],
      },
    ]);
    const tasks = await add({
      kind: 'task',
      words: 'Bel de beheerder',
      date: '2026-11-20',
      parties: [police.organisationId],
    });
    const task = tasks.body.entries.find(({ kind }) => kind === 'task');
    const tick = (who: TestPerson, done: boolean, version: number) =>
      ask(who, 'PUT', `/v1/cases/${id}/entries/${task?.id}`, { done, version });
    expect((await tick(ward, true, 1)).body.openTasks).toBe(0);
    expect((await tick(welfare, false, 1)).status).toBe(409);
    const ticked = async () => (await ask(welfare, 'GET', `/v1/cases/${id}`)).body.entries[0];
    expect(await ticked()).toMatchObject({
      doneAt: expect.any(String),
      doneBy: { role: 'ward-officer', organisation: { id: ward.organisationId } },
    });
    expect((await tick(police, false, 2)).body.entries[0]).toMatchObject({ doneAt: null, doneBy: null });
    expect((await tick(police, true, 3)).status).toBe(200);
    expect((await ticked())?.doneBy?.organisation.id).toBe(police.organisationId);
    const agreement = agreed.body.entries[0]?.id;
    expect((await ask(ward, 'PUT', `/v1/cases/${id}/entries/${agreement}`, { done: true, version: 1 })).status).toBe(
      404,
    );
  });

  test('two who change it at once: one is told, nothing is overwritten', async () => {
    const { id } = await openCase();
    const put = (who: TestPerson, title: string) =>
      ask(who, 'PUT', `/v1/cases/${id}`, { title, script: null, closed: false, version: 1 });
    const answers = await Promise.all([put(ward, 'Van de wijk'), put(police, 'Van de politie')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers.find(({ status }) => status === 200)?.body.title;
    expect((await ask(welfare, 'GET', `/v1/cases/${id}`)).body).toMatchObject({ title: winner, version: 2 });
  });

  test('closed takes nothing in until it is opened again', async () => {
    const { id } = await openCase();
    const set = (closed: boolean, version: number) =>
      ask(ward, 'PUT', `/v1/cases/${id}`, { title: 'Klaar', script: null, closed, version });
    await set(true, 1);
    const entry = { kind: 'task', words: 'Nog iets', date: '2026-11-25', parties: [] };
    expect((await ask(ward, 'POST', `/v1/cases/${id}/entries`, entry)).status).toBe(409);
    await set(false, 2);
    expect((await ask(ward, 'POST', `/v1/cases/${id}/entries`, entry)).status).toBe(200);
  });

  test.each([
    [{ title: 'Bel 00:1A:2b:3c:4D:5e' }, '/title'],
    [{ title: '  ' }, '/title'],
    [{ script: 'war' }, '/script'],
    [shared('TLP:RED', 1), '/audience'],
    [shared('TLP:AMBER', 9_999), '/audience/0'],
  ])('%j is refused and says where', async (change, pointer) => {
    const signalId = await buildSignal(server, places.here);
    const body = { title: 'Onrust', signalId, script: null, ...shared('TLP:GREEN'), ...change };
    const answer = await ask(ward, 'POST', '/v1/cases', body);
    expect(answer.status).toBe(400);
    expect(answer.body.fields?.map((field) => field.pointer)).toContain(pointer);
  });

  test.each([
    [{ words: 'Vraag het jan@voorbeeld.nl' }, '/words'],
    [{ date: '2026-02-30' }, '/date'],
    [{ kind: 'agreement', parties: [] }, '/parties'],
    [{ parties: [9_999] }, '/parties/0'],
  ])('an entry with %j is refused and says where', async (change, pointer) => {
    const { id } = await openCase();
    const body = { kind: 'task', words: 'Ga kijken', date: '2026-11-25', parties: [], ...change };
    const answer = await ask(ward, 'POST', `/v1/cases/${id}/entries`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.fields?.map((field) => field.pointer)).toContain(pointer);
  });
});
