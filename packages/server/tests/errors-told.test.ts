import { type OperationDeclaration, operations, type Problem } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts } from './kit/districts.ts';

/** Nothing has this number. */
const NONE = '2000000000';
/** Read by programs alone, by the names of NGSI-LD (tools/error-words.test.ts). */
const forPrograms: ReadonlySet<string> = new Set(['createNgsiNotification']);
/** What a form would send, so that the operation itself has to look for what is not there. */
const bodies: Readonly<Record<string, unknown>> = {
  addCaseEntry: { kind: 'task', words: 'Bellen.', date: '2026-11-01', parties: [] },
  addCaseSignal: { signalId: 1 },
  assignSignal: { personId: null, version: 0 },
  changeCase: { version: 1, state: 'closed' },
  changeSavedFilter: { name: 'Mijn lijst', view: {} },
  createCase: { title: 'Onrust', signalId: Number(NONE), script: null, label: 'TLP:GREEN', audience: [] },
};

let server: TestServer;
let officer: TestPerson;
let administrator: TestPerson;
beforeAll(async () => {
  server = await startTestServer();
  const { here } = await layDistricts(server);
  officer = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: here }] });
  administrator = await buildPerson(server, { roles: [{ role: 'administrator', placeId: null }] });
});
afterAll(() => server?.stop());

const all = (Object.entries(operations) as [string, OperationDeclaration][]).filter(([id]) => !forPrograms.has(id));
const aboutOne = all.filter(([, { path }]) => path.includes(':'));

async function ask(id: string, headers: Readonly<Record<string, string>>, language: 'nl' | 'en') {
  const { method, path } = operations[id as keyof typeof operations] as OperationDeclaration; // ids come from there
  const isSending = method === 'POST' || method === 'PUT';
  const answer = await fetch(server.url + path.replaceAll(/:\w+/g, NONE), {
    method,
    headers: {
      ...headers,
      'accept-language': language,
      ...(isSending ? { 'content-type': 'application/json' } : {}),
    },
    body: isSending ? JSON.stringify(bodies[id] ?? {}) : null,
  });
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
  const text = await answer.text();
  // The test looks at its fields.
  return { status: answer.status, problem: isProblem ? (JSON.parse(text) as Problem) : undefined };
}

/** @returns the code, where it was refused */
async function expectBoth(id: string, headers: Readonly<Record<string, string>>): Promise<string | undefined> {
  const [{ problem: nl }, { problem: en }] = [await ask(id, headers, 'nl'), await ask(id, headers, 'en')];
  if (!nl || !en) return undefined;
  expect([nl.language, en.language, nl.code], `${id}: ${nl.detail}`).toEqual(['nl', 'en', en.code]);
  expect(nl.detail, id).not.toBe(en.detail);
  // A place or a thing, and what to do about it.
  expect(nl.detail.length, `${id}: ${nl.detail}`).toBeGreaterThan(20);
  return en.code;
}

describe('what is refused is told in Dutch to who asks in Dutch, and in English else', () => {
  test('to a visitor, whatever they ask', async () => {
    const codes: (string | undefined)[] = [];
    for (const [id] of all) codes.push(await expectBoth(id, {}));
    expect(codes.filter((code) => code === 'unauthorized').length).toBeGreaterThan(100);
  });

  test.each(['officer', 'administrator'] as const)('to the %s, about what is not there', async (who) => {
    const { headers } = who === 'officer' ? officer : administrator;
    const codes: (string | undefined)[] = [];
    for (const [id] of aboutOne) codes.push(await expectBoth(id, headers));
    const told = (code: string) => codes.filter((one) => one === code).length;
    expect(told('internal')).toBe(0);
    expect(
      [told('not_found'), told('forbidden'), told('invalid_input')].reduce((sum, one) => sum + one),
    ).toBeGreaterThan(who === 'officer' ? 60 : 50);
  });

  test('who asks in no language is told in Dutch', async () => {
    const answer = await fetch(`${server.url}/v1/cases/${NONE}`, { headers: officer.headers });
    expect(await answer.json()).toMatchObject({ code: 'not_found', language: 'nl' });
  });
});
