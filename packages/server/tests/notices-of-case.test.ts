import { DAY, MINUTE, type NewCaseEntry } from '@wijkritme/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { openSessionOf, type TestPerson } from '../testing/people.ts';
import { layDistrict } from './kit/districts.ts';
import { declineAll } from './kit/interpreting.ts';
import { useNoticeBench } from './kit/notice-bench.ts';

const bench = useNoticeBench();
const { run, worker, noticed, ask, listOf, prefer, verify, openCaseAs } = bench;

let here: number;
let author: TestPerson;
let reader: TestPerson;
let caseId: number;
beforeEach(async () => {
  here = await layDistrict(bench.server);
  [author, reader] = [await worker(here), await worker(here)];
  await verify(reader);
  await prefer(reader, { kinds: ['case'] });
});

async function openCase(label = 'TLP:GREEN'): Promise<number> {
  const signal = await noticed(here);
  // Who has not answered is told that it was opened, and no more: `notices.test.ts`.
  await declineAll(bench.server, signal, [author, reader]);
  const { status, body } = await openCaseAs(author, signal, label, 'Overlast van één huis');
  expect(status).toBe(201);
  return body.id;
}

async function addEntry(kind: NewCaseEntry['kind'], id = caseId): Promise<void> {
  const entry = { kind, words: 'Er wordt gebeld.', date: '2026-11-20', parties: partiesOf() };
  expect((await ask(author, 'POST', `/v1/cases/${id}/entries`, entry)).status).toBe(200);
}
const partiesOf = () => [author.organisationId, reader.organisationId];
const placeOf = async () => bench.server.rooms.places.directory.find(here)?.name;
const tell = async (person: TestPerson) => {
  const { unread, items } = await listOf(person);
  return { unread, told: items.map(({ sentence, capped }) => (capped ? `(${sentence})` : sentence)) };
};
/** Cases of which a mail told, each as often as one did; in one mail or in several. */
const mailed = () =>
  bench.box.mails
    .flatMap(({ text }) => [...text.matchAll(/\/dossiers\/(\d+)/g)].map(([, id]) => Number(id)))
    .sort((a, b) => a - b);
const readAll = async (person: TestPerson) =>
  ask(person, 'POST', '/v1/notices/read', { upTo: (await listOf(person)).items[0]?.id });

describe('news of a case', () => {
  test('that one has not read is one notice with its number, counted up by sort, and one mail', async () => {
    caseId = await openCase();
    await run();
    const place = await placeOf();
    expect(await tell(reader)).toEqual({
      unread: 1,
      told: [`Er is nieuws in dossier ${caseId} in ${place}: het is geopend.`],
    });
    for (const kind of ['agreement', 'task', 'agreement'] as const) {
      await bench.later(6 * MINUTE, () => addEntry(kind));
      await run();
    }
    const told = `Er is 4 keer nieuws in dossier ${caseId} in ${place}: het is geopend, 2 afspraken en een taak.`;
    expect(await tell(reader)).toEqual({ unread: 1, told: [told] });
    expect(bench.box.mails).toHaveLength(1);
    expect(bench.box.mails[0]?.text).toContain(`Er is nieuws in dossier ${caseId} in ${place}`);
    expect(JSON.stringify(await listOf(reader))).not.toContain('Overlast');
    expect((await readAll(reader)).body).toMatchObject({ unread: 0 });
    // Once read it stays what it was.
    expect(await tell(reader)).toEqual({ unread: 0, told: [told] });
  });

  test('that was written before one has answered is not told, nor counted later', async () => {
    const signal = await noticed(here);
    caseId = (await openCaseAs(author, signal, 'TLP:GREEN')).body.id;
    await addEntry('agreement');
    await run();
    const opened = `Er is nieuws in dossier ${caseId} in ${await placeOf()}: het is geopend.`;
    expect(await tell(reader)).toEqual({ unread: 1, told: [opened] });
    await declineAll(bench.server, signal, [reader]);
    await addEntry('task');
    await run();
    const both = `Er is 2 keer nieuws in dossier ${caseId} in ${await placeOf()}: het is geopend en een taak.`;
    expect(await tell(reader)).toEqual({ unread: 1, told: [both] });
  });

  test('told all at once is one notice and one line of a mail, in English too', async () => {
    await prefer(reader, { language: 'en' });
    caseId = await openCase();
    await addEntry('task');
    await run();
    expect(bench.box.mails).toHaveLength(1);
    // The server tells by itself too: perhaps before the second was written.
    expect(bench.box.mails[0]?.text).toMatch(/There (is|are 2 pieces of) news in case/);
    expect(bench.box.mails[0]?.text).toContain(`news in case ${caseId} at ${await placeOf()}: it was opened`);
    const { items } = await listOf(reader);
    expect(items).toHaveLength(1);
    expect((await tell(reader)).unread).toBe(1);
  });

  test('leaves by mail without what happened where the label keeps that among some', async () => {
    await bench.joinOrganisation(author, reader);
    caseId = await openCase('TLP:AMBER');
    await addEntry('agreement');
    await run();
    expect(bench.box.mails[0]?.text).toMatch(new RegExp(`Er is (2 keer )?nieuws in dossier ${caseId}\\.`));
    expect(bench.box.mails[0]?.raw).not.toMatch(/afspra|geopend|WK\d\d/);
  });

  test('is never told more often than the alarm budget; beyond it is listed, and told once there is room', async () => {
    await bench.server.client.putAlarmBudget({ id: here, body: { perWeek: 2 } });
    const ids = [await openCase(), await openCase(), await openCase()];
    await run();
    const place = await placeOf();
    const opened = (id = 0) => `Er is nieuws in dossier ${id} in ${place}: het is geopend.`;
    expect(await tell(reader)).toEqual({
      unread: 2,
      told: [`(${opened(ids[2])})`, opened(ids[1]), opened(ids[0])],
    });
    expect(mailed()).toEqual([ids[0], ids[1]]);
    await addEntry('task', ids[0]);
    await run();
    // Counted up, and not told anew.
    expect((await tell(reader)).unread).toBe(2);
    expect(mailed()).toEqual([ids[0], ids[1]]);
    await readAll(reader);
    await addEntry('task', ids[0]);
    await run();
    expect((await tell(reader)).unread).toBe(0);
    // Eight days later there is room again. Sessions have ended by then.
    await bench.later(8 * DAY, async () => {
      author = { ...author, headers: await openSessionOf(bench.server, author.id) };
      await addEntry('task', ids[0]);
      await run();
    });
    reader = { ...reader, headers: await openSessionOf(bench.server, reader.id) };
    expect(await tell(reader)).toMatchObject({ unread: 1 });
    expect((await tell(reader)).told[0]).toBe(`Er is 2 keer nieuws in dossier ${ids[0]} in ${place}: 2 taken.`);
    expect(mailed()).toEqual([ids[0], ids[0], ids[1]]);
  });

  test('of two cases are two notices, and pages of the list hold each once', async () => {
    await bench.server.client.putAlarmBudget({ id: here, body: { perWeek: 5 } });
    const [one, other] = [await openCase(), await openCase()];
    for (const id of [one, other, one]) await addEntry('task', id);
    await run();
    const path = '/v1/notices?limit=1';
    const first = await ask<{ items: { subjectId: number }[]; next: string }>(reader, 'GET', path);
    const second = await ask<{ items: { subjectId: number }[]; next: string | null }>(
      reader,
      'GET',
      `${path}&after=${first.body.next}`,
    );
    expect([...first.body.items, ...second.body.items].map(({ subjectId }) => subjectId)).toEqual([one, other]);
    expect(second.body.next).toBe(null);
    expect((await tell(reader)).unread).toBe(2);
  });
});
