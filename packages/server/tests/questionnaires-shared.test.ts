import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistrict, layDistricts, type Places } from './kit/districts.ts';
import { FakeClock } from './kit/logged-server.ts';
import { addRound, buildRound, listRounds, removeRound, shareRound } from './kit/questionnaires.ts';

const clock = new FakeClock(Date.parse('2026-11-22T12:00:00Z'));
let server: TestServer;
let places: Places;
let ward: TestPerson;
let colleague: TestPerson;
let police: TestPerson;
let elsewhere: TestPerson;
let day = 0;

beforeAll(async () => {
  server = await startTestServer({ clock });
  places = await layDistricts(server);
  const roles = (role: 'ward-officer' | 'analyst' | 'community-officer', placeId: number) => [{ role, placeId }];
  ward = await buildPerson(server, { roles: roles('ward-officer', places.municipality) });
  const { organisationId } = ward;
  colleague = await buildPerson(server, { roles: roles('analyst', places.municipality), organisationId });
  police = await buildPerson(server, { roles: roles('community-officer', places.municipality) });
  elsewhere = await buildPerson(server, { roles: roles('community-officer', places.elsewhere) });
});
afterAll(() => server?.stop());

async function made(label: 'TLP:GREEN' | 'TLP:AMBER' | 'TLP:RED', placeId = places.here) {
  day += 1;
  const from = new Date(Date.UTC(2021, 0, day)).toISOString().slice(0, 10);
  const { status, body } = await addRound(server, ward, buildRound({ placeId, from, until: from, label }));
  expect(status).toBe(201);
  return body;
}
const seen = async (who: TestPerson, id: number, place = places.here) =>
  (await listRounds(server, who, place)).body.items.find((one) => one.id === id);
const change = (label: 'TLP:GREEN' | 'TLP:AMBER' | 'TLP:RED', version: number, more: object = {}) => ({
  ...{ label, audience: [], version },
  ...more,
});

async function logged(id: number): Promise<unknown[]> {
  const { rows } = await server.context.database.pool.query<{ kind: string; detail: object }>(
    `select kind, detail::jsonb as detail from log_entry where subject = $1 order by position`,
    [`questionnaire-round:${id}`],
  );
  return rows.map(({ kind, detail }) => ({ kind, ...detail }));
}

describe('who may read a round', () => {
  test('is changed by who wrote it down alone; whoever may not see it does not learn that it is there', async () => {
    const { id, version } = await made('TLP:AMBER');
    const body = change('TLP:GREEN', version, { reason: 'Gevraagd door de politie' });
    expect((await shareRound(server, undefined, id, body)).status).toBe(401);
    expect((await shareRound(server, colleague, id, body)).status).toBe(403);
    expect((await shareRound(server, police, id, body)).status).toBe(404);
    expect((await shareRound(server, elsewhere, id, body)).status).toBe(404);
    expect(await seen(police, id)).toBeUndefined();
    expect(await logged(id)).toEqual([]);
    expect((await shareRound(server, ward, id, body)).body).toMatchObject({ id, label: 'TLP:GREEN', version: 2 });
    expect(await seen(police, id)).toMatchObject({ id, isOwn: false });
  });

  test('goes further with a reason alone, and the log keeps from, to and why', async () => {
    const { id, version } = await made('TLP:AMBER');
    const bare = await shareRound(server, ward, id, change('TLP:GREEN', version));
    expect([bare.status, bare.body.fields?.[0]?.pointer]).toEqual([400, '/reason']);
    const reason = 'De wijk wil het weten';
    await shareRound(server, ward, id, change('TLP:GREEN', version, { reason }));
    await shareRound(server, ward, id, change('TLP:RED', version + 1, { persons: [police.id] }));
    expect(await logged(id)).toMatchObject([
      {
        kind: 'questionnaire.round-label-changed',
        ...{ from: { label: 'TLP:AMBER' }, to: { label: 'TLP:GREEN' }, reason },
      },
      { from: { label: 'TLP:GREEN' }, to: { label: 'TLP:RED', persons: [police.id] }, reason: null },
    ]);
    expect(await seen(police, id)).toBeDefined();
    expect(await seen(colleague, id)).toBeUndefined();
  });

  test('changed by two at once is told, and nothing is overwritten', async () => {
    const { id, version } = await made('TLP:GREEN');
    expect((await shareRound(server, ward, id, change('TLP:AMBER', version))).status).toBe(200);
    const late = await shareRound(server, ward, id, change('TLP:RED', version));
    expect([late.status, late.body.code]).toEqual([409, 'conflict']);
    expect(await seen(ward, id)).toMatchObject({ label: 'TLP:AMBER', version: 2 });
  });

  test('names nobody that its label does not name', async () => {
    const { id, version } = await made('TLP:GREEN');
    const wrong = await shareRound(server, ward, id, change('TLP:GREEN', version, { persons: [police.id] }));
    expect([wrong.status, wrong.body.fields?.[0]?.pointer]).toEqual([400, '/persons']);
    const stranger = await shareRound(server, ward, id, change('TLP:RED', version, { persons: [elsewhere.id] }));
    expect(stranger.status).toBe(400);
  });
});

describe('who saw a round', () => {
  test('is told to the organisation that wrote it down, with the first time, and to nobody else', async () => {
    const { id, seenBy } = await made('TLP:GREEN');
    expect(seenBy).toEqual([]);
    const at = new Date(clock.now()).toISOString();
    expect(await seen(police, id)).toMatchObject({ seenBy: null });
    clock.set(clock.now() + 3_600_000);
    await seen(police, id);
    const told = [{ organisation: { id: police.organisationId }, at, whole: true }];
    expect((await seen(ward, id))?.seenBy).toMatchObject(told);
    expect((await seen(colleague, id))?.seenBy).toMatchObject(told);
    // The colleague has read it since; the author keeps none.
    expect((await seen(ward, id))?.seenBy).toHaveLength(2);
  });

  test('is not noted of a round that its label kept back, nor after it was taken away', async () => {
    const { id } = await made('TLP:RED');
    await seen(police, id);
    expect((await seen(ward, id))?.seenBy).toEqual([]);
    const other = await made('TLP:GREEN');
    await seen(police, other.id);
    const receipts = async () =>
      (
        await server.context.database.pool.query(`select 1 from receipt where kind = 'round' and subject_id = $1`, [
          other.id,
        ])
      ).rows.length;
    expect(await receipts()).toBe(1);
    await removeRound(server, ward, other.id);
    expect(await receipts()).toBe(0);
  });

  test('goes with its place', async () => {
    const place = await layDistrict(server);
    const { id } = await made('TLP:GREEN', place);
    await seen(colleague, id, place);
    await server.client.deletePlace({ id: place });
    const { rows } = await server.context.database.pool.query(
      `select 1 from receipt where kind = 'round' and subject_id = $1`,
      [id],
    );
    expect(rows).toEqual([]);
  });
});
