import type { CaseFile, SignalFeedback, SignalInterpretations, SignalWorkDetail } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { newDataDir, removeDataDir, serve } from './kit/child-server.ts';
import { layDistricts } from './kit/districts.ts';
import { askAs, fetchAs, newInterpretation, pathOf } from './kit/interpreting.ts';

const SIGNALS = 12;
const KILLED_AFTER = 16;
const FILE = Buffer.from('%PDF-1.4\n%%EOF\n');

type Step = 'interpretation' | 'feedback' | 'assignee' | 'entry' | 'file';
interface Sent {
  readonly step: Step;
  readonly method: string;
  readonly path: string;
  /** Octets, or what becomes JSON. */
  readonly body: object;
  readonly signal: number;
  readonly caseId: number;
  status: number | undefined;
}

const dataDir = newDataDir();
const sent: Sent[] = [];
let server: TestServer;
let ward: TestPerson;
let police: TestPerson;

beforeAll(async () => {
  const first = await startTestServer({ store: 'embedded', dataDir });
  const places = await layDistricts(first);
  ward = await buildPerson(first, { roles: [{ role: 'ward-officer', placeId: places.here }] });
  police = await buildPerson(first, { roles: [{ role: 'community-officer', placeId: places.here }] });
  for (let i = 0; i < SIGNALS; i++) {
    const day = String(i + 1).padStart(2, '0');
    sent.push(...(await stepsAt(first, await buildSignal(first, places.here, `2026-11-${day}T21:00:00Z`), i)));
  }
  await first.halt();

  const child = serve(dataDir, { ADMIN_KEY: '', REQUESTS_PER_MINUTE: 'off' });
  const { url } = await child.ready();
  let acknowledged = 0;
  const send = async (one: Sent) => {
    const isFile = Buffer.isBuffer(one.body);
    const type = isFile ? 'application/octet-stream' : 'application/json';
    const { status } = await fetch(url + one.path, {
      method: one.method,
      headers: { ...ward.headers, origin: url, 'content-type': type },
      // The steps make either.
      body: isFile ? (one.body as Buffer<ArrayBuffer>) : JSON.stringify(one.body),
    });
    one.status = status;
    if (status < 300) acknowledged += 1;
    if (acknowledged === KILLED_AFTER) child.child.kill('SIGKILL');
  };
  await Promise.allSettled(sent.map(send));
  expect((await child.ended).signal).toBe('SIGKILL');
  server = await startTestServer({ store: 'embedded', dataDir });
}, 240_000);
afterAll(async () => {
  await server?.halt();
  removeDataDir(dataDir);
});

const partiesOf = () => [ward.organisationId, police.organisationId];

/** All that somebody does with a signal, and with a case that was opened for it. */
async function stepsAt(first: TestServer, signal: number, i: number): Promise<Sent[]> {
  const open = { title: `Onrust ${i}`, signalId: signal, script: null, label: 'TLP:GREEN', audience: [] };
  const { body } = await askAs<CaseFile>(first, ward, { method: 'POST', path: '/v1/cases', body: open });
  const step = (name: Step, method: string, path: string, what: object): Sent => ({
    ...{ step: name, method, path, body: what, signal, caseId: body.id },
    status: undefined,
  });
  const entry = { kind: 'agreement', words: `Afspraak ${i}`, date: '2026-11-20', parties: partiesOf() };
  return [
    step('interpretation', 'POST', pathOf(signal), newInterpretation({ words: `Muziek ${i}` })),
    step('feedback', 'POST', `/v1/signals/${signal}/feedback`, { verdict: 'useful', reason: `Goed ${i}`, version: 0 }),
    step('assignee', 'PUT', `/v1/signals/${signal}/assignee`, { personId: ward.id, version: 0 }),
    step('entry', 'POST', `/v1/cases/${body.id}/entries`, entry),
    step('file', 'POST', `/v1/cases/${body.id}/attachments?fileName=stuk-${i}.pdf`, FILE),
  ];
}

/** How often it is there, whole; what is there in part fails. */
const timesThere: Record<Step, (one: Sent) => Promise<number>> = {
  interpretation: async ({ signal, body }) => {
    const { items } = (await fetchAs(server, ward, signal)).body as SignalInterpretations;
    for (const item of items) expect(item.blind).toMatchObject({ words: (body as { words: string }).words, sure: 70 });
    return items.length;
  },
  feedback: async ({ signal, body }) => {
    const { own } = (await askAs<SignalFeedback>(server, ward, { path: `/v1/signals/${signal}/feedback` })).body;
    for (const item of own) expect(item).toMatchObject({ ...body, version: 1 });
    return own.length;
  },
  assignee: async ({ signal }) => {
    const { body } = await askAs<SignalWorkDetail>(server, ward, { path: `/v1/signals/${signal}/work` });
    return body.work.assignee?.personId === ward.id ? 1 : 0;
  },
  entry: async ({ caseId, body }) => {
    const { entries } = (await askAs<CaseFile>(server, ward, { path: `/v1/cases/${caseId}` })).body;
    const { kind, words, date } = body as { kind: string; words: string; date: string };
    for (const item of entries) {
      expect(item).toMatchObject({ kind, words, date });
      expect(item.parties.map(({ id }) => id)).toEqual(partiesOf());
    }
    return entries.length;
  },
  file: async ({ caseId }) => {
    const { attachments } = (await askAs<CaseFile>(server, ward, { path: `/v1/cases/${caseId}` })).body;
    for (const { id } of attachments) {
      const path = `${server.url}/v1/cases/${caseId}/attachments/${id}`;
      const answer = await fetch(path, { headers: ward.headers });
      expect(answer.status).toBe(200);
      expect(Buffer.from(await answer.arrayBuffer()).equals(FILE)).toBe(true);
    }
    return attachments.length;
  },
};

describe('killed while people work', () => {
  test('some was acknowledged and some was cut off', () => {
    expect(sent.filter(({ status }) => status === undefined).length).toBeGreaterThan(0);
    expect(sent.filter(({ status }) => status !== undefined && status >= 300)).toEqual([]);
  });

  test.each(Object.keys(timesThere) as Step[])(
    '%s: what was acknowledged is there once, the rest once or not',
    async (step) => {
      for (const one of sent.filter((item) => item.step === step)) {
        const times = await timesThere[step](one);
        if (one.status === undefined) expect([0, 1], one.path).toContain(times);
        else expect(times, `${one.path} was acknowledged`).toBe(1);
      }
    },
  );
});
