import type { CaseEntry, CaseFile, CaseList } from '@wijkritme/contract';
import { expect } from 'vitest';
import type { TestServer } from '../../testing/start-test-server.ts';
import { askAs } from './interpreting.ts';
import { dayFromNow, done, openCaseAs, type Step, type Town } from './killed-stream.ts';
import { logged } from './signal-steps.ts';

const FILE = Buffer.from('%PDF-1.4\n%%EOF\n');

const fileOf = ({ ward }: Town, after: TestServer, id: number) =>
  done(askAs<CaseFile>(after, ward, { path: `/v1/cases/${id}` }));
const entriesWith = async (town: Town, after: TestServer, caseId: number, words: string) =>
  (await fileOf(town, after, caseId)).entries.filter((entry) => entry.words === words);
const partiesOf = ({ ward, police }: Town) => [ward.organisationId, police.organisationId];
const caseAt = ({ cases }: Town, i: number) => cases[i] ?? 0;

async function writeDown(town: Town, caseId: number, kind: 'agreement' | 'task', words: string): Promise<CaseEntry> {
  const body = { kind, words, date: dayFromNow(0), parties: partiesOf(town) };
  const path = `/v1/cases/${caseId}/entries`;
  const { entries } = await done(askAs<CaseFile>(town.server, town.ward, { method: 'POST', path, body }));
  const made = entries.find((entry) => entry.words === words);
  if (!made) throw new Error(`not written down: ${words}`);
  return made;
}

async function announced(after: TestServer, caseId: number, entryId: number | null): Promise<number> {
  const { rows } = await after.context.database.pool.query<{ n: number }>(
    `select count(*)::int as n from outbox
     where payload ->> 'caseId' = $1::text and payload ->> 'entryId' is not distinct from $2::text`,
    [String(caseId), entryId === null ? null : String(entryId)],
  );
  return rows[0]?.n ?? 0;
}

/** What somebody does with a case. */
export const caseSteps = {
  'opening a case': async (town, i) => {
    const title = `Nieuw ${i}`;
    const body = { title, signalId: town.signal, script: 'noise', label: 'TLP:GREEN', audience: [] };
    const times = async (after: TestServer) => {
      const path = `/v1/cases?signal=${town.signal}&limit=100`;
      const { items } = await done(askAs<CaseList>(after, town.ward, { path }));
      const made = items.filter((item) => item.title === title);
      for (const { id } of made) {
        const { signals, steps } = await fileOf(town, after, id);
        expect([signals.map(({ signalId }) => signalId), steps.map(({ kind }) => kind)]).toEqual([
          [town.signal],
          ['opened'],
        ]);
        expect(await announced(after, id, null)).toBe(1);
      }
      return made.length;
    };
    return { who: town.ward, method: 'POST', path: '/v1/cases', body, times };
  },

  'closing a case': async (town, i) => {
    const id = await openCaseAs(town, town.signal, `Dicht ${i}`);
    const body = { title: `Dicht en anders ${i}`, script: null, closed: true, version: 1 };
    const times = async (after: TestServer) => {
      const { title, closed, version, steps } = await fileOf(town, after, id);
      const told = [title, version, steps.map(({ kind }) => kind)];
      expect(told).toEqual(closed ? [body.title, 2, ['opened', 'closed']] : [`Dicht ${i}`, 1, ['opened']]);
      return closed ? 1 : 0;
    };
    return { who: town.ward, method: 'PUT', path: `/v1/cases/${id}`, body, times };
  },

  'label of a case': async (town, i) => {
    const id = caseAt(town, i);
    const times = async (after: TestServer) => {
      const there = await logged(after, 'case.label-changed', `case:${id}`);
      const { label, version } = await fileOf(town, after, id);
      expect([label, version]).toEqual(there === 1 ? ['TLP:AMBER', 2] : ['TLP:GREEN', 1]);
      return there;
    };
    const body = { label: 'TLP:AMBER', audience: [], version: 1 };
    return { who: town.ward, method: 'PUT', path: `/v1/cases/${id}/label`, body, times };
  },

  agreement: async (town, i) => {
    const body = { kind: 'agreement', words: `Afspraak ${i}`, date: dayFromNow(-1), parties: partiesOf(town) };
    const times = async (after: TestServer) => {
      const items = await entriesWith(town, after, caseAt(town, i), body.words);
      for (const item of items) {
        expect(item).toMatchObject({ kind: 'agreement', date: body.date, version: 1 });
        expect(item.parties.map(({ id }) => id)).toEqual(partiesOf(town));
        expect(await announced(after, caseAt(town, i), item.id)).toBe(1);
      }
      return items.length;
    };
    return { who: town.ward, method: 'POST', path: `/v1/cases/${caseAt(town, i)}/entries`, body, times };
  },

  'ticking a task': async (town, i) => {
    const { id, words } = await writeDown(town, caseAt(town, i), 'task', `Taak ${i}`);
    const times = async (after: TestServer) => {
      const [item] = await entriesWith(town, after, caseAt(town, i), words);
      const isDone = item?.doneAt !== null;
      const told = [item?.version, item?.doneBy?.organisation.id];
      expect(told).toEqual(isDone ? [2, town.ward.organisationId] : [1, undefined]);
      return isDone ? 1 : 0;
    };
    const path = `/v1/cases/${caseAt(town, i)}/entries/${id}`;
    return { who: town.ward, method: 'PUT', path, body: { done: true, version: 1 }, times };
  },

  'striking an agreement': async (town, i) => {
    const caseId = caseAt(town, i);
    const { id, words } = await writeDown(town, caseId, 'agreement', `Vervalt ${i}`);
    const times = async (after: TestServer) => {
      const [item] = await entriesWith(town, after, caseId, words);
      const there = await logged(after, 'case.agreement-struck', `case:${caseId}`);
      expect([item?.version, item?.struck?.reason]).toEqual(there === 1 ? [2, `Om ${i}`] : [1, undefined]);
      return there;
    };
    const path = `/v1/cases/${caseId}/entries/${id}/strike`;
    return { who: town.ward, method: 'POST', path, body: { reason: `Om ${i}`, version: 1 }, times };
  },

  file: async (town, i) => {
    const name = `stuk-${i}.pdf`;
    const path = `/v1/cases/${caseAt(town, i)}/attachments`;
    const times = async (after: TestServer) => {
      const { attachments } = await fileOf(town, after, caseAt(town, i));
      const there = attachments.filter((item) => item.name === name);
      for (const { id } of there) {
        const answer = await fetch(`${after.url}${path}/${id}`, { headers: town.ward.headers });
        expect(answer.status).toBe(200);
        expect(Buffer.from(await answer.arrayBuffer()).equals(FILE)).toBe(true);
      }
      return there.length;
    };
    return { who: town.ward, method: 'POST', path: `${path}?fileName=${name}`, body: FILE, times };
  },

  'label of a file': async (town, i) => {
    const path = `/v1/cases/${caseAt(town, i)}/attachments`;
    const sent = await fetch(`${town.server.url}${path}?fileName=oud-${i}.pdf`, {
      method: 'POST',
      headers: { ...town.ward.headers, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(FILE),
    });
    // The door answers so.
    const { id } = (await sent.json()) as { id: number };
    const times = async (after: TestServer) => {
      const { attachments } = await fileOf(town, after, caseAt(town, i));
      const item = attachments.find((one) => one.id === id);
      const there = await logged(after, 'case.attachment-label-changed', `case:${caseAt(town, i)}`);
      expect([item?.label, item?.version]).toEqual(there === 1 ? ['TLP:RED', 2] : ['TLP:GREEN', 1]);
      return there;
    };
    const body = { label: 'TLP:RED', audience: [], version: 1 };
    return { who: town.ward, method: 'PUT', path: `${path}/${id}/label`, body, times };
  },
} as const satisfies Record<string, Step>;
