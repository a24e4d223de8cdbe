import type { CalendarFileResult, PlannedEvent, PlannedEventDraft, Problem } from '@wijkritme/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PlacesTables } from '../src/places/index.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
let server: TestServer;
let places: Places;
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => NOW } });
  places = await layDistricts(server);
});
beforeEach(async () => {
  await server.context.db.withTables<PlacesTables>().deleteFrom('planned_event').execute();
  await server.rooms.places.reload();
});
afterAll(() => server?.stop());

const concert: PlannedEventDraft = {
  kind: 'event',
  name: 'Concert op het plein',
  start: '2026-12-05T19:00',
  end: '2026-12-05T23:30',
  expected: 'higher',
};
const add = (change: Partial<PlannedEventDraft> = {}, place = places.here) =>
  server.send<PlannedEvent & Problem>('POST', `/v1/places/${place}/planned-events`, { ...concert, ...change });
const namesIn = async (id: number, query: { from?: string; to?: string } = {}) =>
  (await server.client.listPlannedEvents({ id, ...query })).items.map(({ name }) => name);

describe('what somebody types', () => {
  test('is on the clock of the place, and holds in it and in all below it', async () => {
    const { status, body } = await add({}, places.municipality);
    expect([status, body.start, body.end]).toEqual([201, '2026-12-05T18:00:00.000Z', '2026-12-05T22:30:00.000Z']);
    await add({ name: 'Elders' }, places.elsewhere);
    expect(await namesIn(places.here)).toEqual([concert.name]);
    expect(await namesIn(places.municipality)).toEqual([concert.name]);
    expect(await namesIn(places.here, { from: '2026-12-05T22:30:00Z' })).toEqual([]);
    expect(await namesIn(places.here, { from: '2026-12-05T22:29:00Z', to: '2026-12-06T00:00:00Z' })).toHaveLength(1);
    const { items } = await server.client.getCalendar({ id: places.here, from: '2026-12-04', to: '2026-12-06' });
    expect(items).toContainEqual({ date: '2026-12-05', kind: 'event', name: concert.name });
  });

  test.each([
    ['an end before the start', { end: '2026-12-05T18:59' }, /end moet na start liggen/],
    ['a time that is none', { start: 'morgen' }, /start moet een tijd zijn zoals/],
    [
      'a time that the clock skips',
      { start: '2027-03-28T02:30', end: '2027-03-28T05:00' },
      /slaat 2027-03-28T02:30 over/,
    ],
    ['a name of spaces', { name: '   ' }, /name is leeg/],
    ['something of ten years', { end: '2036-12-05T18:59' }, /ten hoogste 1500 dagen/],
    ['a kind that is not there', { kind: 'feest' as 'event' }, /kind/],
  ])('%s is refused', async (_, change, words) => {
    const { status, body } = await add(change);
    expect([status, body.code]).toEqual([400, 'invalid_input']);
    expect(JSON.stringify(body)).toMatch(words);
    expect(await namesIn(places.here)).toEqual([]);
  });

  test('two who change it at once: the second is told, and nothing is overwritten', async () => {
    const { body: event } = await add();
    const put = (name: string) =>
      server.send<PlannedEvent & Problem>('PUT', `/v1/planned-events/${event.id}`, { ...concert, name, version: 1 });
    const answers = await Promise.all([put('Eerste'), put('Tweede')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [kept] = await namesIn(places.here);
    expect(answers.find(({ status }) => status === 200)?.body.name).toBe(kept);
    expect((await server.send('DELETE', `/v1/planned-events/${event.id}`)).status).toBe(200);
    expect((await server.send('DELETE', `/v1/planned-events/${event.id}`)).status).toBe(404);
  });

  test('comes in pages', async () => {
    for (const day of ['05', '06', '07'])
      await add({ name: day, start: `2026-12-${day}`, end: `2026-12-${day}T12:00` });
    const first = await server.client.listPlannedEvents({ id: places.here, limit: 2 });
    const rest = await server.client.listPlannedEvents({ id: places.here, limit: 2, after: first.next ?? '' });
    expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(['05', '06', '07']);
    expect(rest.next).toBeUndefined();
  });
});

describe('a calendar file', () => {
  const entry = (uid: string, name: string, day: string) =>
    `BEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:${name}\r\nDTSTART:${day}T100000\r\nDTEND:${day}T170000\r\nEND:VEVENT\r\n`;
  const load = (...entries: string[]) => {
    const calendar = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n${entries.join('')}END:VCALENDAR\r\n`;
    const body = { calendar, file: 'evenementen.ics', kind: 'event', expected: 'higher' };
    return server.send<CalendarFileResult & Problem>('POST', `/v1/places/${places.here}/planned-events/imports`, body);
  };

  test('takes the place of its earlier edition; what has begun stays, and what was typed is left alone', async () => {
    await add({ name: 'Getypt' });
    const old = entry('oud', 'Kermis', '20261110');
    const first = await load(old, entry('a', 'Markt', '20261212'), entry('b', 'Optocht', '20261213'));
    expect(first.body).toMatchObject({ added: 3, changed: 0, removed: 0, unchanged: 0, skipped: [] });
    const second = await load(entry('b', 'Optocht', '20261214'), entry('c', 'Loop', '20261215'));
    expect(second.body).toMatchObject({ added: 1, changed: 1, removed: 1, unchanged: 0 });
    expect(await namesIn(places.here)).toEqual(['Kermis', 'Getypt', 'Optocht', 'Loop']);
    const third = await load(entry('b', 'Optocht', '20261214'), entry('c', 'Loop', '20261215'));
    expect(third.body).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 2 });
  });

  test('that is damaged changes nothing', async () => {
    await load(entry('a', 'Markt', '20261212'));
    const body = { calendar: 'geen agenda', file: 'evenementen.ics', kind: 'event', expected: 'higher' };
    const answer = await server.send<Problem>('POST', `/v1/places/${places.here}/planned-events/imports`, body);
    expect([answer.status, answer.body.code]).toEqual([400, 'file_unreadable']);
    expect(await namesIn(places.here)).toEqual(['Markt']);
  });
});

test('an event of a whole day, told as a day, is not there twice', async () => {
  const body = { items: [{ date: '2026-12-05', kind: 'event' as const, name: 'Sinterklaas' }] };
  await server.client.addCalendarEvents({ id: places.here, body });
  await server.client.addCalendarEvents({ id: places.here, body });
  const { items } = await server.client.listPlannedEvents({ id: places.here });
  expect(items).toMatchObject([{ start: '2026-12-04T23:00:00.000Z', end: '2026-12-05T23:00:00.000Z' }]);
});
