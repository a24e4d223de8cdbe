import { DAY, DEFAULT_ANSWER_DAYS, HOUR, type NoticeKind, type SignalWorkDetail } from '@wijkritme/contract';
import { describe, expect, test } from 'vitest';
import type { TestPerson } from '../testing/people.ts';
import { layDistrict } from './kit/districts.ts';
import { commitAs, declineAs } from './kit/interpreting.ts';
import { useNoticeBench } from './kit/notice-bench.ts';

const bench = useNoticeBench();
const { run, worker, noticed, ask, prefer, verify, later, takeRoles, listOf } = bench;

const TERM = DEFAULT_ANSWER_DAYS * DAY;

/** Gives a signal to somebody, or to nobody. */
async function give(by: TestPerson, signal: number, to: TestPerson | null) {
  const path = `/v1/signals/${signal}`;
  const { version } = (await ask<SignalWorkDetail>(by, 'GET', `${path}/work`)).body.work;
  const given = await ask<SignalWorkDetail>(by, 'PUT', `${path}/assignee`, { personId: to?.id ?? null, version });
  expect(given.status).toBe(200);
}

const told = async (person: TestPerson, kind: NoticeKind) =>
  (await listOf(person)).items.filter((item) => item.kind === kind).map(({ subjectId }) => subjectId);
const mailsTo = (address: string) => bench.box.mails.filter(({ to }) => to.includes(address));
const subjectOf = ({ text }: { readonly text: string }) => /^Subject: (.*)$/im.exec(text)?.[1];

describe('who is given a signal', () => {
  test('is told so on the page and by mail, once; not of what they took themselves', async () => {
    const here = await layDistrict(bench.server);
    const [chief, own] = [await worker(here), await worker(here)];
    const address = await verify(own);
    await prefer(own, { kinds: ['assigned'] });
    const [given, taken] = [await noticed(here), await noticed(here)];
    await give(chief, given, own);
    await give(own, taken, own);
    await run();
    await run();
    expect(await told(own, 'assigned')).toEqual([given]);
    expect(await told(chief, 'assigned')).toEqual([]);
    const [mail, ...others] = mailsTo(address);
    expect(others).toEqual([]);
    expect(mail?.text).toMatch(/Iemand gaf u een signaal in WK/);
    expect(mail?.text).toContain(`${bench.server.url}/signalen/${given}`);
    // Nothing says who gave it, or what it is about.
    expect(mail?.raw).not.toMatch(/Proefpersoon|Proefdienst/);
    // Taken back and given again is another choice.
    await give(chief, given, null);
    await give(chief, given, own);
    await run();
    expect(mailsTo(address)).toHaveLength(2);
  });

  test('is told nothing where they did not choose to, or at another place', async () => {
    const [here, elsewhere] = [await layDistrict(bench.server), await layDistrict(bench.server)];
    const chief = await worker(here);
    const [off, away] = [await worker(here), await worker(null)];
    await prefer(off, { kinds: ['signal', 'sensor', 'case', 'reading'] });
    await prefer(away, { places: [elsewhere] });
    for (const person of [off, away]) await give(chief, await noticed(here), person);
    await run();
    for (const person of [off, away]) expect(await told(person, 'assigned')).toEqual([]);
  });

  test('hears no more of it when it went to somebody else, or they may not work there any longer', async () => {
    const here = await layDistrict(bench.server);
    const [chief, own, gone] = [await worker(here), await worker(here), await worker(here)];
    const addresses = [await verify(own), await verify(gone)];
    for (const person of [own, gone])
      await prefer(person, { kinds: ['assigned'], quiet: { from: '10:00', to: '16:00' } });
    const [first, second] = [await noticed(here), await noticed(here)];
    await give(chief, first, own);
    await give(chief, second, gone);
    await run();
    expect([await told(own, 'assigned'), await told(gone, 'assigned')]).toEqual([[first], [second]]);
    await give(chief, first, chief);
    await takeRoles(gone);
    // The quiet hours are over: what waited for them is looked at once more.
    await later(6 * HOUR, run);
    expect(addresses.flatMap(mailsTo)).toEqual([]);
    expect([await told(own, 'assigned'), (await listOf(own)).unread]).toEqual([[], 0]);
  });
});

describe('a missing interpretation', () => {
  test('is reminded of once, on the last day of its term, by mail too', async () => {
    const here = await layDistrict(bench.server);
    const own = await worker(here);
    const address = await verify(own);
    await prefer(own, { kinds: ['reading'] });
    const signal = await noticed(here);
    await later(TERM - DAY - HOUR, run);
    expect(await told(own, 'reading')).toEqual([]);
    await later(TERM - DAY + HOUR, run);
    await later(TERM - HOUR, run);
    expect(await told(own, 'reading')).toEqual([signal]);
    const mails = mailsTo(address);
    expect(mails.map(subjectOf)).toEqual([expect.stringMatching(/Uw duiding van een signaal in WK\d+ ontbreekt nog/)]);
    expect(mails[0]?.text).toContain(`/signalen/${signal}#interpret-heading`);
  });

  test('is not reminded of when it came, was declined, is of another place, or the term is over', async () => {
    const [here, elsewhere] = [await layDistrict(bench.server), await layDistrict(bench.server)];
    const [answered, declined, other, off] = [
      await worker(here),
      await worker(here),
      await worker(elsewhere),
      await worker(here),
    ];
    const late = await worker(here);
    await prefer(off, { kinds: ['signal'] });
    const signal = await noticed(here);
    await commitAs(bench.server, answered, signal);
    await declineAs(bench.server, declined, signal);
    await later(TERM + HOUR, run);
    expect(await told(late, 'reading')).toEqual([]);
    await later(TERM - HOUR, run);
    expect(await told(late, 'reading')).toEqual([signal]);
    for (const person of [answered, declined, other, off]) expect(await told(person, 'reading')).toEqual([]);
  });

  test('that comes before the mail goes out stops it, and takes it off the list', async () => {
    const here = await layDistrict(bench.server);
    const own = await worker(here);
    const address = await verify(own);
    await prefer(own, { kinds: ['reading'], mailRhythm: 'daily' });
    const signal = await noticed(here);
    await later(TERM - HOUR, run);
    expect(await told(own, 'reading')).toEqual([signal]);
    await commitAs(bench.server, own, signal);
    await later(TERM + DAY, run);
    expect(mailsTo(address)).toEqual([]);
    expect(await told(own, 'reading')).toEqual([]);
  });

  test('is never reminded of beyond the alarm budget, but always to who was given the signal', async () => {
    const here = await layDistrict(bench.server);
    await bench.server.client.putAlarmBudget({ id: here, body: { perWeek: 1 } });
    const [own, chief] = [await worker(here), await worker(here)];
    const signals = [await noticed(here), await noticed(here), await noticed(here)];
    await run();
    const uncapped = (await listOf(own)).items.filter(({ kind, capped }) => kind === 'signal' && !capped);
    expect(uncapped).toHaveLength(1);
    const beyond = signals.find((id) => id !== uncapped[0]?.subjectId) ?? 0;
    await give(chief, beyond, own);
    await later(TERM - HOUR, run);
    expect((await told(own, 'reading')).sort()).toEqual([uncapped[0]?.subjectId, beyond].sort());
    expect(await told(chief, 'reading')).toHaveLength(1);
  });

  test('says nothing of others: who has not answered is reminded alike, whether colleagues have or not', async () => {
    const [here, there] = [await layDistrict(bench.server), await layDistrict(bench.server)];
    const people = [await worker(here), await worker(there)];
    const colleague = await worker(here);
    const signals = [await noticed(here), await noticed(there)];
    await commitAs(bench.server, colleague, signals[0] ?? 0);
    await later(TERM - HOUR, run);
    for (const [at, person] of people.entries()) expect(await told(person, 'reading')).toEqual([signals[at]]);
  });
});
