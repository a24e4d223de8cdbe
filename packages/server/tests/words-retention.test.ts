import { DAY, type KeepTerms, type Problem, type SignalInterpretations } from '@wijkritme/contract';
import { describe, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { tablesTelling } from './kit/any-row.ts';
import { askAs, commitAs, declineAs } from './kit/interpreting.ts';
import { useKeepingBench } from './kit/keeping-bench.ts';

const bench = useKeepingBench();

describe('words on a signal', () => {
  const read = async (who: TestPerson, id: number) =>
    (await bench.ask<SignalInterpretations>(who, 'GET', `/v1/signals/${id}/interpretations`)).body;
  const judgeAs = (who: TestPerson, id: number, reason: string) =>
    bench.ask(who, 'POST', `/v1/signals/${id}/feedback`, { verdict: 'false-alarm', reason, version: 0 });

  test('go a year after the last of them; of a signal in an open case they stay, and counts go on', async () => {
    const noticed = new Date(bench.clock.now()).toISOString();
    const [old, held, fresh] = [
      await buildSignal(bench.server, bench.places.here, noticed),
      await bench.openCase('Houdt het vast'),
      await buildSignal(bench.server, bench.places.here, noticed),
    ];
    const [before] = [bench.clock.now()];
    for (const id of [old, held.signalId]) {
      await commitAs(bench.server, bench.ward, id, { words: 'Merelwoorden' });
      await declineAs(bench.server, bench.police, id);
      expect((await judgeAs(bench.ward, id, 'Merelreden')).status).toBeLessThan(300);
      await bench.ask(bench.ward, 'PUT', `/v1/signals/${id}/assignee`, { personId: bench.ward.id, version: 0 });
      await read(bench.police, id);
      await bench.ask(bench.police, 'GET', `/v1/signals/${id}/feedback`);
    }
    const readers = async () =>
      (await bench.pool().query('select kind from receipt where subject_id = $1 order by kind', [old])).rows;
    const kinds = ['feedback', 'interpretation'].map((kind) => ({ kind }));
    expect(await readers()).toEqual(kinds);
    await bench.moveTo(before + 364 * DAY);
    await commitAs(bench.server, bench.ward, fresh, { words: 'Nog vers' });
    await bench.retention();
    expect((await read(bench.ward, old)).items).toHaveLength(2);
    await bench.moveTo(before + 366 * DAY);
    await bench.retention();
    expect(await read(bench.ward, old)).toMatchObject({ answered: false, items: [] });
    expect((await read(bench.ward, fresh)).items).toHaveLength(1);
    expect((await read(bench.ward, held.signalId)).items).toHaveLength(2);
    const rows = async (table: string, id: number) =>
      (await bench.pool().query(`select * from ${table} where signal_id = $1`, [id])).rows;
    for (const table of ['interpretation', 'signal_assignee']) expect(await rows(table, old)).toEqual([]);
    expect(await readers()).toEqual([]);
    // The verdict counts in the scores; it is nobody's any more, and has no words.
    expect(await rows('signal_feedback', old)).toMatchObject([
      {
        author_id: -1,
        organisation_id: 0,
        role: '',
        reason: '',
        verdict: 'false-alarm',
        signal_start: new Date(noticed),
      },
    ]);
    expect(await rows('kept_reaction', old)).toMatchObject([{ at: new Date(noticed) }]);
    // Once its case is closed, they go by their own term.
    await bench.close(held.id);
    await bench.retention();
    expect((await bench.ask(bench.ward, 'GET', `/v1/cases/${held.id}`)).body.signals).toMatchObject([
      { interpretations: [] },
    ]);
    expect(await tablesTelling(bench.server, 'Merel')).toEqual([]);
    const [told] = await bench.logged('retention.words-removed');
    expect(told?.detail).toEqual({ byTermDays: { '365': 1 }, feedback: 1, interpretations: 2, signals: 1 });
  });

  test('that are said anew after that are kept for a term of their own', async () => {
    const id = await buildSignal(bench.server, bench.places.here, new Date(bench.clock.now()).toISOString());
    await judgeAs(bench.police, id, 'Eerst');
    await bench.moveTo(bench.days(366));
    await bench.retention();
    await judgeAs(bench.police, id, 'Opnieuw');
    await judgeAs(bench.ward, id, 'Ook');
    await bench.retention();
    await bench.moveTo(bench.days(366));
    await bench.retention();
    const { rows } = await bench
      .pool()
      .query('select author_id, reason from signal_feedback where signal_id = $1', [id]);
    expect(rows.map(({ author_id, reason }) => [author_id, reason]).sort()).toEqual([
      [-1, ''],
      [-2, ''],
      [-3, ''],
    ]);
  });
});

describe('the term', () => {
  const path = (id: number) => `/v1/places/${id}/keep-terms`;
  const terms = async (id: number) => (await askAs<KeepTerms>(bench.server, undefined, { path: path(id) })).body;

  test('is seen by everybody, and is that of the place, else of the place around it, else the default', async () => {
    const standard = { days: 730, fromPlaceId: null };
    expect(await terms(bench.places.here)).toMatchObject({
      cases: standard,
      words: { days: 365, fromPlaceId: null },
      version: 0,
    });
    await bench.server.client.putKeepTerms({ id: bench.places.municipality, body: { caseDays: 1_000, version: 0 } });
    expect(await terms(bench.places.here)).toMatchObject({
      cases: { days: 1_000, fromPlaceId: bench.places.municipality },
      words: { days: 365, fromPlaceId: null },
    });
    await bench.server.client.putKeepTerms({ id: bench.places.here, body: { wordsDays: 90, version: 0 } });
    expect(await terms(bench.places.here)).toMatchObject({
      cases: { days: 1_000, fromPlaceId: bench.places.municipality },
      words: { days: 90, fromPlaceId: bench.places.here },
      version: 1,
    });
    await bench.server.client.putKeepTerms({ id: bench.places.here, body: { version: 1 } });
    await bench.server.client.putKeepTerms({ id: bench.places.municipality, body: { version: 1 } });
    expect(await terms(bench.places.here)).toMatchObject({ cases: standard, version: 2 });
  });

  test('is changed by the privacy officer and the administrator of the place alone, and each change is in the log', async () => {
    const at = async (role: 'privacy-officer' | 'administrator' | 'analyst' | 'auditor', placeId: number) =>
      buildPerson(bench.server, { roles: [{ role, placeId }] });
    const put = async (who: TestPerson | undefined, version: number) =>
      bench.ask<KeepTerms & Problem>(who, 'PUT', path(bench.places.here), { caseDays: 400, version });
    const before = await terms(bench.places.here);
    expect((await put(undefined, before.version)).status).toBe(401);
    for (const who of [
      bench.ward,
      await at('analyst', bench.places.here),
      await at('auditor', bench.places.here),
      await at('privacy-officer', bench.places.elsewhere),
      await at('administrator', bench.places.elsewhere),
    ])
      expect((await put(who, before.version)).status).toBe(403);
    expect(await terms(bench.places.here)).toEqual(before);
    const officer = await at('privacy-officer', bench.places.here);
    expect((await put(officer, before.version)).status).toBe(200);
    expect((await put(await at('administrator', bench.places.here), before.version + 1)).status).toBe(200);
    // Who comes second is told so, and nothing is overwritten.
    expect((await put(officer, before.version)).body).toMatchObject({ status: 409, code: 'conflict' });
    const [told] = await bench.logged('retention.terms-changed');
    expect(told).toMatchObject({
      subject: `place:${bench.places.here}`,
      detail: { before: { cases: 400, words: null }, after: { cases: 400, words: null } },
    });
  });

  test.each([29, 3_651, 90.5, '90', null])('of %j days is refused', async (caseDays) => {
    const admin = await buildPerson(bench.server, { roles: [{ role: 'administrator', placeId: null }] });
    const answer = await bench.ask<Problem>(admin, 'PUT', path(bench.places.here), { caseDays, version: 0 });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_input']);
  });

  test('of a place that is not there is told nobody', async () => {
    expect((await askAs<Problem>(bench.server, undefined, { path: path(999_999) })).status).toBe(404);
  });

  test('holds for what was closed before it was chosen', async () => {
    const { id } = await bench.openCase('Kort bewaard');
    await bench.close(id);
    await bench.moveTo(bench.days(40));
    const { version } = await terms(bench.places.here);
    await bench.server.client.putKeepTerms({ id: bench.places.here, body: { caseDays: 39, version } });
    expect((await bench.ask(bench.ward, 'GET', `/v1/cases/${id}`)).body.removal).toMatchObject({
      days: 39,
      because: null,
    });
    await bench.retention();
    expect((await bench.ask(bench.ward, 'GET', `/v1/cases/${id}`)).status).toBe(404);
  });
});
