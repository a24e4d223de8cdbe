import {
  MINUTE,
  type NewFeedback,
  type Problem,
  type Role,
  type SharingLabel,
  type SignalFeedback,
  sharingLabels,
} from '@wijkritme/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts } from './kit/districts.ts';
import { askAs, declineAs } from './kit/interpreting.ts';

let server: TestServer;
let here: number;
let elsewhere: number;
let now = Date.parse('2026-11-22T12:00:00Z');
let people: TestPerson[];
/** Which of them work here, and which at the other place. */
const worksAt: readonly { readonly here: boolean; readonly elsewhere: boolean }[] = [
  { here: true, elsewhere: false },
  { here: true, elsewhere: true },
  { here: true, elsewhere: false },
  { here: true, elsewhere: false },
  { here: false, elsewhere: true },
];

/** Three organisations: two people of the first, two of the second, one of the third and only elsewhere. */
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => now } });
  const places = await layDistricts(server);
  here = places.here;
  elsewhere = places.elsewhere;
  const build = (role: Role, placeId: number | null, organisationId?: number) =>
    buildPerson(server, {
      roles: [{ role, placeId }],
      ...(organisationId === undefined ? {} : { organisationId }),
    });
  const first = await build('ward-officer', here);
  const second = await build('analyst', null, first.organisationId);
  const third = await build('community-officer', here);
  const fourth = await build('community-officer', here, third.organisationId);
  people = [first, second, third, fourth, await build('housing-manager', elsewhere)];
});
afterAll(() => server?.stop());

const personAt = (index: number) => people[index] as TestPerson;
const pathOf = (signal: number) => `/v1/signals/${signal}/feedback`;
const get = (who: number, signal: number) =>
  askAs<SignalFeedback & Problem>(server, personAt(who), { path: pathOf(signal) });
const give = (who: number, signal: number, change: Partial<NewFeedback> = {}) =>
  askAs<SignalFeedback & Problem>(server, personAt(who), {
    method: 'POST',
    path: pathOf(signal),
    body: { verdict: 'false-alarm', reason: secretOf(who, 1), version: 0, ...change },
  });
const secretOf = (author: number, version: number) => `geheim-${'abcde'[author]}-${'uvwxyz'[version % 6]}-van-hier`;

interface Mark {
  readonly label: SharingLabel;
  readonly audience: readonly number[];
  readonly persons: readonly number[];
  readonly elsewhereOnly: boolean;
}

interface Step extends Mark {
  readonly who: number;
  readonly what: 'answer' | 'say';
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat({ max: 4 }),
  what: fc.constantFrom('answer', 'say', 'say'),
  label: fc.constantFrom(...sharingLabels),
  audience: fc.uniqueArray(fc.nat({ max: 4 }), { maxLength: 2 }),
  persons: fc.uniqueArray(fc.nat({ max: 3 }), { maxLength: 2 }),
  elsewhereOnly: fc.boolean(),
});

/** The rule, written down a second time. */
function maySee(reader: number, author: number, { label, audience, persons, elsewhereOnly }: Mark): boolean {
  const orgOf = (who: number) => personAt(who).organisationId;
  const isColleague = orgOf(reader) === orgOf(author);
  if (elsewhereOnly && !worksAt[reader]?.elsewhere) return false;
  if (label === 'TLP:CLEAR' || label === 'TLP:GREEN') return true;
  if (label === 'TLP:AMBER') return isColleague || audience.map(orgOf).includes(orgOf(reader));
  if (label === 'TLP:AMBER+STRICT') return isColleague;
  return persons.includes(reader);
}

test('each person reads the newest words of others that the rule allows, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const signal = await buildSignal(server, here);
      const answered = new Set<number>();
      const said = new Map<number, { version: number; mark: Mark }>();
      for (const { who, what, ...asked } of steps) {
        if (what === 'answer') {
          if ((await declineAs(server, personAt(who), signal)).status === 200) answered.add(who);
          continue;
        }
        const version = said.get(who)?.version ?? 0;
        const mark: Mark = {
          label: asked.label,
          audience: asked.label === 'TLP:AMBER' ? asked.audience : [],
          persons: asked.label === 'TLP:RED' ? asked.persons : [],
          elsewhereOnly: asked.elsewhereOnly && !['TLP:CLEAR', 'TLP:RED'].includes(asked.label),
        };
        const { status } = await give(who, signal, {
          ...{ reason: secretOf(who, version + 1), version, label: mark.label },
          audience: [...new Set(mark.audience.map((one) => personAt(one).organisationId))],
          persons: mark.persons.map((one) => personAt(one).id),
          onlyPlaces: mark.elsewhereOnly ? [elsewhere] : [],
        });
        expect(status).toBe(worksAt[who]?.here ? 200 : 403);
        if (status === 200) said.set(who, { version: version + 1, mark });
      }
      for (const reader of people.keys()) {
        const { status, text, body } = await get(reader, signal);
        expect(status).toBe(worksAt[reader]?.here ? 200 : 403);
        for (const [author, { version, mark }] of said) {
          const sees = status === 200 && (reader === author || (answered.has(reader) && maySee(reader, author, mark)));
          expect({ reader, author, mark, sees: text.includes(secretOf(author, version)) }).toEqual(
            expect.objectContaining({ reader, author, sees }),
          );
          // What they said before is theirs alone.
          if (version > 1 && reader !== author) expect(text).not.toContain(secretOf(author, version - 1));
        }
        if (status !== 200) continue;
        const authors = [...said].filter(([author, { mark }]) => author !== reader && maySee(reader, author, mark));
        expect(body.others).toHaveLength(answered.has(reader) ? authors.length : 0);
      }
    }),
    { numRuns: 20 },
  );
});

test('its label ends, and what was said before does not come in its place', async () => {
  const signal = await buildSignal(server, here);
  await declineAs(server, personAt(2), signal);
  await give(0, signal);
  await give(0, signal, { reason: secretOf(0, 2), version: 1, label: 'TLP:GREEN', endsAt: '2026-11-22T12:05:00Z' });
  expect((await get(2, signal)).text).toContain(secretOf(0, 2));
  now += 5 * MINUTE;
  const { body, text } = await get(2, signal);
  expect(body.others).toEqual([]);
  expect(text).not.toContain('geheim');
  expect((await get(0, signal)).text).toContain(secretOf(0, 2));
});

test('without a label it goes as far as before, and at first to who works there', async () => {
  const signal = await buildSignal(server, here);
  expect((await give(0, signal)).body.own).toMatchObject([{ label: 'TLP:GREEN', audience: [] }]);
  const amber = { label: 'TLP:AMBER', audience: [personAt(2).organisationId] } as const;
  await give(0, signal, { ...amber, audience: [...amber.audience], version: 1 });
  const later = await give(0, signal, { reason: 'Toch de markt.', version: 2 });
  expect(later.body.own).toMatchObject([amber, amber, { label: 'TLP:GREEN' }]);
});

test('that it goes further or less far is in the log, with numbers and no words', async () => {
  const signal = await buildSignal(server, here);
  await give(0, signal, { label: 'TLP:AMBER+STRICT' });
  await give(0, signal, { label: 'TLP:GREEN', version: 1 });
  const { rows } = await server.context.database.pool.query(
    `select detail from log_entry where kind = 'feedback.label-changed' and subject = $1`,
    [`signal:${signal}`],
  );
  expect(rows).toHaveLength(1);
  const detail = JSON.stringify(rows[0].detail);
  expect(detail).toMatch(/TLP:AMBER\+STRICT.*TLP:GREEN/);
  expect(detail).not.toContain('geheim');
});

test('its own organisation sees who read it, once, and since when; others do not', async () => {
  const signal = await buildSignal(server, here);
  await give(0, signal);
  expect((await get(0, signal)).body.seenBy).toEqual([]);
  // Not answered yet: nothing was read.
  await get(2, signal);
  expect((await get(0, signal)).body.seenBy).toEqual([]);
  await declineAs(server, personAt(2), signal);
  for (const _ of [1, 2]) expect((await get(2, signal)).body.others).toMatchObject([{ seenBy: null }]);
  const readers = (await get(0, signal)).body.seenBy;
  expect(readers).toMatchObject([{ organisation: { id: personAt(2).organisationId }, whole: true }]);
  await declineAs(server, personAt(1), signal);
  expect((await get(1, signal)).body.others[0]?.seenBy).toHaveLength(1);
});

test.each<[what: string, change: Partial<NewFeedback>, pointer: string]>([
  ['an organisation with a label that names none', { label: 'TLP:GREEN', audience: [1] }, '/audience'],
  ['an organisation without a label', { audience: [1] }, '/audience'],
  ['a person with a label that names none', { label: 'TLP:AMBER', persons: [1] }, '/persons'],
  ['a person who does not work there', { label: 'TLP:RED', persons: [999_999] }, '/persons'],
  ['a place that is not there', { label: 'TLP:GREEN', onlyPlaces: [999_999] }, '/onlyPlaces'],
  ['a day that has been', { label: 'TLP:GREEN', endsAt: '2020-01-01T00:00:00Z' }, '/endsAt'],
])('refused, and nothing kept: %s', async (_what, change, pointer) => {
  const signal = await buildSignal(server, here);
  const { status, body } = await give(0, signal, change);
  expect({ status, at: body.fields?.[0]?.pointer }).toEqual({ status: 400, at: pointer });
  expect((await get(0, signal)).body.own).toEqual([]);
});
