import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type CaseFile, englishOnly, type Problem, type SavedFilterList, WijkritmeError } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts } from './kit/districts.ts';
import { askAs, newInterpretation, pathOf } from './kit/interpreting.ts';
import { buildPlan, expectLess } from './kit/measuring.ts';

/** Of nobody; its form alone is refused. */
const PERSON = 'Vraag het aan bewoner@voorbeeld.example';
/** Of an organisation that is there. */
const TAKEN = 'Gemeente Elders';
const THERE_IS_NONE = 2_000_000_000;
const green = { label: 'TLP:GREEN', audience: [] };

let server: TestServer;
let officer: TestPerson;
let administrator: TestPerson;
let analyst: TestPerson;
let place: number;
let ids: { signal: number; answered: number; case: number; agreement: number; filter: number };

beforeAll(async () => {
  server = await startTestServer();
  place = (await layDistricts(server)).here;
  officer = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: place }] });
  analyst = await buildPerson(server, { roles: [{ role: 'analyst', placeId: place }] });
  administrator = await buildPerson(server, { roles: [{ role: 'administrator', placeId: null }] });
  const [signal, answered] = [await buildSignal(server, place), await buildSignal(server, place)];
  await askAs(server, officer, { method: 'POST', path: pathOf(answered), body: newInterpretation() });
  const opened = await post<CaseFile>('/v1/cases', { title: 'Onrust', signalId: answered, script: null, ...green });
  const other = await buildPerson(server);
  const agreement = { kind: 'agreement', words: 'Wij kijken.', date: '2026-11-01' };
  const parties = [officer.organisationId, other.organisationId];
  const agreed = await post<CaseFile>(`/v1/cases/${opened.id}/entries`, { ...agreement, parties });
  const organisation = { kind: 'municipality', name: TAKEN };
  expect(
    (await askAs(server, administrator, { method: 'POST', path: '/v1/organisations', body: organisation })).status,
  ).toBe(201);
  const filters = await post<SavedFilterList>('/v1/saved-filters', { name: 'Mijn lijst', view: {} });
  ids = {
    ...{ signal, answered, case: opened.id },
    agreement: agreed.entries.find(({ kind }) => kind === 'agreement')?.id ?? 0,
    filter: filters.items[0]?.id ?? 0,
  };
});
afterAll(() => server?.stop());

async function post<T>(path: string, body: unknown): Promise<T> {
  const answer = await askAs<T>(server, officer, { method: 'POST', path, body });
  expect([200, 201], answer.text).toContain(answer.status);
  return answer.body;
}

interface Wrong {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  /** Which field is told. */
  readonly field: string;
  readonly who?: TestPerson;
}

const entry = (change: object) => ({ kind: 'task', words: 'Gezien.', date: '2026-11-01', parties: [], ...change });
const round = (change: object) => ({
  ...{ placeId: place, question: 'Voelt u zich hier veilig?', questionEn: null, scale: 'yes-no', better: 'higher' },
  ...{ from: '2026-01-01', until: '2026-01-31', method: 'panel', source: 'Gemeente', invited: null },
  ...{ counts: [40, 60], ...green, ...change },
});
const plan = (change: object) => ({
  caseId: ids.case,
  plan: buildPlan({ ownerId: officer.organisationId, expected: [expectLess(THERE_IS_NONE)], ...change }),
});
const seen = { version: 1 };
const longAgo = { from: '2020-01-01T00:00:00Z', until: '2020-01-01T01:00:00Z' };

/** Of each operation with words of people or with names of others something that is wrong only once the server looks closer. */
const wrongs: Readonly<Record<string, () => Wrong | readonly Wrong[]>> = {
  commitInterpretation: () => [
    { path: pathOf(ids.signal), body: newInterpretation({ words: PERSON }), field: '/words' },
    { path: pathOf(ids.signal), body: newInterpretation({ explanationId: THERE_IS_NONE }), field: '/explanationId' },
    { path: pathOf(ids.signal), body: newInterpretation({ role: 'analyst' }), field: '/role' },
    { path: pathOf(ids.signal), body: newInterpretation({ audience: [1] }), field: '/audience' },
    { path: pathOf(ids.signal), body: newInterpretation({ endsAt: '2020-01-01T00:00:00Z' }), field: '/endsAt' },
    { path: pathOf(ids.signal), body: newInterpretation({ onlyPlaces: [THERE_IS_NONE] }), field: '/onlyPlaces' },
    {
      path: pathOf(ids.signal),
      body: newInterpretation({ label: 'TLP:RED', persons: [THERE_IS_NONE] }),
      field: '/persons',
    },
    {
      path: pathOf(ids.signal),
      body: newInterpretation({ label: 'TLP:AMBER', audience: [THERE_IS_NONE] }),
      field: '/audience/0',
    },
  ],
  changeOwnOpinion: () => ({
    method: 'PUT',
    path: pathOf(ids.answered, '/own/opinion'),
    body: { explanationId: 1, sure: 50, words: PERSON, ...seen },
    field: '/words',
  }),
  changeOwnLabel: () => [
    labelChange(pathOf(ids.answered, '/own/label'), { label: 'TLP:CLEAR' }),
    labelChange(pathOf(ids.answered, '/own/label'), { label: 'TLP:CLEAR', reason: PERSON }),
  ],
  changeCaseLabel: () => labelChange(`/v1/cases/${ids.case}/label`, { label: 'TLP:CLEAR' }),
  giveSignalFeedback: () => [
    feedback({ verdict: 'false-alarm', reason: '' }),
    feedback({ verdict: 'false-alarm', reason: PERSON }),
  ],
  assignSignal: () => ({
    method: 'PUT',
    path: `/v1/signals/${ids.signal}/assignee`,
    body: { personId: THERE_IS_NONE, version: 0 },
    field: '/personId',
  }),
  createSavedFilter: () => ({ path: '/v1/saved-filters', body: { name: PERSON, view: {} }, field: '/name' }),
  changeSavedFilter: () => ({
    method: 'PUT',
    path: `/v1/saved-filters/${ids.filter}`,
    body: { name: PERSON },
    field: '/name',
  }),
  createExplanation: () => ({
    who: administrator,
    path: '/v1/explanations',
    body: { kind: 'happening', nl: PERSON, en: 'Party' },
    field: '/nl',
  }),
  changeExplanation: () => ({
    ...{ who: administrator, method: 'PUT', path: '/v1/explanations/3' },
    body: { nl: 'Feest', en: PERSON, closed: false, ...seen },
    field: '/en',
  }),
  openCase: () => [
    { path: '/v1/cases', body: { title: PERSON, signalId: ids.signal, script: null, ...green }, field: '/title' },
    { path: '/v1/cases', body: { title: 'Feest', signalId: ids.signal, script: 'geen', ...green }, field: '/script' },
  ],
  changeCase: () => ({
    method: 'PUT',
    path: `/v1/cases/${ids.case}`,
    body: { title: PERSON, script: null, closed: false, ...seen },
    field: '/title',
  }),
  addCaseEntry: () => [
    { path: `/v1/cases/${ids.case}/entries`, body: entry({ words: PERSON }), field: '/words' },
    { path: `/v1/cases/${ids.case}/entries`, body: entry({ kind: 'agreement' }), field: '/parties' },
    {
      path: `/v1/cases/${ids.case}/entries`,
      body: entry({ kind: 'agreement', parties: [officer.organisationId, THERE_IS_NONE], date: '2999-01-01' }),
      field: '/date',
    },
  ],
  removeCaseSignal: () => [takeOut(PERSON), takeOut(' ok ')],
  strikeCaseAgreement: () => [strike({ reason: PERSON }), strike({ reason: ' ok ' })],
  addCaseAttachment: () => ({
    path: `/v1/cases/${ids.case}/attachments?fileName=a%2Fb.txt&type=text%2Fplain`,
    field: 'fileName',
  }),
  createIntervention: () => [
    { path: '/v1/interventions', body: plan({ title: PERSON }), field: '/plan/title' },
    { path: '/v1/interventions', body: plan({}), field: '/plan/expected/0/datastreamId' },
    { path: '/v1/interventions', body: plan({ ownerId: THERE_IS_NONE }), field: '/plan/ownerId/0' },
  ],
  createQuestionnaireRound: () => ({
    path: '/v1/questionnaire-rounds',
    body: round({ source: PERSON }),
    field: '/source',
  }),
  importQuestionnaireRounds: () => ({
    path: '/v1/questionnaire-rounds/imports',
    body: { content: 'plek;vraag\nWK01;Hoe is het?', form: 'csv', ...green },
    field: '/content',
  }),
  createReport: () => [
    { path: '/v1/reports', body: { placeId: place, categoryId: THERE_IS_NONE, amount: 1 }, field: '/categoryId' },
    {
      path: '/v1/reports',
      body: { placeId: place, categoryId: 1, amount: 1, ...longAgo },
      field: '/from',
    },
  ],
  createReportCategory: () => ({
    ...{ who: administrator, path: '/v1/report-categories', field: '/nl' },
    body: { tone: 'bothersome', nl: PERSON, en: 'Noise', hears: [] },
  }),
  changeReportCategory: () => ({
    ...{ who: administrator, method: 'PUT', path: '/v1/report-categories/1', field: '/hears/0' },
    body: { nl: 'Geluid', en: 'Noise', hears: ['niets'], closed: false, ...seen },
  }),
  givePurpose: () => ({
    ...{ who: analyst, path: '/v1/account/purposes', field: '/words' },
    body: { placeId: place, purpose: 'signal', words: '          ' },
  }),
  createOrganisation: () => ({
    ...{ who: administrator, path: '/v1/organisations', field: '/name' },
    body: { kind: 'municipality', name: TAKEN },
  }),
  invitePerson: () => ({
    ...{ who: administrator, path: '/v1/people', field: '/organisationId' },
    body: { name: 'Nieuw', email: 'nieuw@voorbeeld.example', organisationId: THERE_IS_NONE, roles: [] },
  }),
  createWebhook: () => ({
    ...{ who: administrator, path: '/v1/webhooks', field: '/url' },
    body: { name: 'Meldkamer', url: 'https://127.0.0.1/ritme', placeId: null, kinds: ['signal'] },
  }),
  putNoticePreferences: () => ({
    ...{ method: 'PUT', path: '/v1/notice-preferences', field: '/timeZone' },
    body: {
      ...{ kinds: [], places: [], mail: false, mailRhythm: 'daily', quiet: null, language: 'nl', version: 0 },
      timeZone: 'Mars/Olympus',
    },
  }),
};

const labelChange = (path: string, change: object): Wrong => ({
  ...{ method: 'PUT', path, field: '/reason' },
  body: { audience: [], ...seen, ...change },
});
const feedback = (change: object): Wrong => ({
  ...{ path: `/v1/signals/${ids.signal}/feedback`, field: '/reason' },
  body: { version: 0, ...change },
});
const takeOut = (reason: string): Wrong => ({
  ...{ path: `/v1/cases/${ids.case}/signals/${ids.answered}/removal`, field: '/reason' },
  body: { reason },
});
const strike = (change: object): Wrong => ({
  ...{ path: `/v1/cases/${ids.case}/entries/${ids.agreement}/strike`, field: '/reason' },
  body: { ...seen, ...change },
});

async function ask({ method = 'POST', path, body, who = officer }: Wrong, language: string): Promise<Problem> {
  const headers = { ...who.headers, 'accept-language': language };
  if (body !== undefined) return (await askAs<Problem>(server, { headers }, { method, path, body })).body;
  const sent = { ...headers, 'content-type': 'application/octet-stream' };
  return (await fetch(server.url + path, { method, headers: sent, body: 'x' })).json() as Promise<Problem>;
}

describe('what is wrong is told in the language of who asks', () => {
  test.each(Object.keys(wrongs))('%s', async (operation) => {
    for (const wrong of [wrongs[operation]?.() ?? []].flat()) {
      const [nl, en] = [await ask(wrong, 'nl'), await ask(wrong, 'en')];
      expect([nl.fields?.map(({ pointer }) => pointer), en.language], JSON.stringify(en)).toEqual([
        [wrong.field],
        'en',
      ]);
      expect([nl.language, nl.code], nl.detail).toEqual(['nl', en.code]);
      expect(nl.fields?.[0]?.message).not.toBe(en.fields?.[0]?.message);
      expect(nl.fields?.[0]?.message).toMatch(/\b(bevat|noemt|is|zegt|ligt|mist|niet|leidt|Hier)\b/);
      expect(nl.detail).not.toBe(en.detail);
      expect(JSON.stringify(nl)).not.toContain('@voorbeeld');
    }
  });

  test('each operation that looks at words of people is among them', () => {
    const folder = new URL('../src/response/operations/', import.meta.url);
    const looking = readdirSync(folder).filter((name) =>
      readFileSync(new URL(name, folder), 'utf8').includes('checkTexts'),
    );
    const named = looking.map((name) =>
      basename(name, '.ts').replaceAll(/-(.)/g, (_, one: string) => one.toUpperCase()),
    );
    expect(named.filter((operation) => !wrongs[operation])).toEqual([]);
    expect(named.length).toBeGreaterThan(8);
  });

  test('no field of these rooms is told in words of one language', () => {
    for (const room of ['response', 'participation', 'sharing', 'notices']) {
      const folder = new URL(`../src/${room}/`, import.meta.url);
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
      expect(files.length).toBeGreaterThan(10);
      const told = files.filter((name) =>
        /pointer:[^}]*message: ['`]/.test(readFileSync(new URL(name, folder), 'utf8')),
      );
      expect(told, room).toEqual([]);
    }
  });

  test('of what a schema refuses too', async () => {
    const wrong = { path: '/v1/saved-filters', body: { view: {}, extra: 1 }, field: '/name' };
    const { language, detail, fields } = await ask(wrong, 'nl');
    expect(language).toBe('nl');
    expect(detail).toMatch(/(ontbreekt; vul dit in|is hier niet bekend; laat dit weg)\.$/);
    expect(fields?.map(({ message }) => message)).toContain('ontbreekt; vul dit in');
  });
});

describe('an error', () => {
  test('is in two languages, or says that it is not', () => {
    // @ts-expect-error text alone would be read by somebody who asked in Dutch
    const plain = () => new WijkritmeError('not_found', 'There is none.');
    expect(plain).toThrow(TypeError);
    expect(new WijkritmeError('not_found', englishOnly('There is none.')).in('nl').language).toBe('en');
  });
});

describe('an error of which a part is English alone', () => {
  const words = { nl: 'is te kort', en: 'is too short' };
  test('is told in English, and says so', () => {
    const error = new WijkritmeError('invalid_input', englishOnly('Too short.'), {
      fields: [{ pointer: '/a', message: words }],
    });
    expect(error.in('nl')).toEqual({
      language: 'en',
      detail: 'Too short.',
      fields: [{ pointer: '/a', message: 'is too short' }],
    });
  });
});
