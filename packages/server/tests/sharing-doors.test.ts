import {
  type CaseFile,
  type CaseSummary,
  HOUR,
  type Interpretation,
  type Receipt,
  type Role,
  type SharingMark,
  sharingLabels,
} from '@wijkritme/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPerson, openSessionOf, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs, newInterpretation, pathOf } from './kit/interpreting.ts';
import { FakeClock } from './kit/logged-server.ts';

/** Random sharing, through every door that shows interpretations or cases; and who got a receipt. */

interface Member {
  readonly person: TestPerson;
  readonly works: readonly number[];
  readonly everywhere: boolean;
}

const clock = new FakeClock(Date.parse('2026-11-20T22:00:00Z'));
let server: TestServer;
let places: Places;
let members: Member[];

beforeAll(async () => {
  server = await startTestServer({ clock });
  places = await layDistricts(server);
  const { here, elsewhere, municipality } = places;
  const all = [here, elsewhere, municipality];
  const plans: [org: number, role: Role, placeId: number | null, works: number[]][] = [
    [0, 'ward-officer', here, [here]],
    [0, 'analyst', null, all],
    [1, 'community-officer', municipality, all],
    [1, 'community-officer', here, [here]],
    [2, 'housing-manager', elsewhere, [elsewhere]],
    [2, 'auditor', null, []],
  ];
  const organisations = new Map<number, number>();
  members = [];
  for (const [org, role, placeId, works] of plans) {
    const organisationId = organisations.get(org);
    const roles = [{ role, placeId }];
    const person = await buildPerson(server, { roles, ...(organisationId === undefined ? {} : { organisationId }) });
    organisations.set(org, person.organisationId);
    members.push({ person, works, everywhere: role === 'analyst' });
  }
});
afterAll(() => server?.stop());

const memberAt = (index: number) => members[index] as Member;
const LAST = 5;

interface Plan {
  readonly label: SharingMark['label'];
  readonly orgs: readonly number[];
  readonly at: readonly number[];
  readonly named: readonly number[];
  /** Hours from now; 0: it stays. */
  readonly hours: number;
}
type Step =
  | { readonly what: 'answer' | 'open' | 'share-answer' | 'share-case'; readonly who: number; readonly plan: Plan }
  | { readonly what: 'wait'; readonly hours: number };

const some = (max: number) => fc.uniqueArray(fc.nat({ max }), { maxLength: 2 });
const plan: fc.Arbitrary<Plan> = fc.record({
  label: fc.constantFrom(...sharingLabels),
  orgs: some(LAST),
  at: some(2),
  named: some(3),
  hours: fc.constantFrom(0, 0, 2, 5),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constantFrom('answer', 'answer', 'open', 'share-answer', 'share-case'),
      who: fc.nat({ max: LAST }),
      plan,
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 4 }) }) },
);

/** What the product accepts of a plan: each label names its own kind alone. */
function toMark({ label, orgs, at, named, hours }: Plan): SharingMark {
  const around = [places.here, places.elsewhere, places.municipality];
  return {
    label,
    audience: label === 'TLP:AMBER' ? [...new Set(orgs.map((one) => memberAt(one).person.organisationId))] : [],
    onlyPlaces: label === 'TLP:CLEAR' || label === 'TLP:RED' ? [] : at.map((one) => around[one] ?? 0),
    persons: label === 'TLP:RED' ? named.map((one) => memberAt(one).person.id) : [],
    endsAt: hours === 0 ? null : new Date(clock.now() + hours * HOUR).toISOString(),
  };
}

/** The rule, written down a second time. */
function mayRead(reader: number, author: number, mark: SharingMark): boolean {
  if (reader === author) return true;
  const { person, works, everywhere } = memberAt(reader);
  if (mark.endsAt !== null && Date.parse(mark.endsAt) <= clock.now()) return false;
  if (mark.onlyPlaces.length > 0 && !everywhere && !mark.onlyPlaces.some((id) => works.includes(id))) return false;
  const isColleague = person.organisationId === memberAt(author).person.organisationId;
  if (mark.label === 'TLP:RED') return mark.persons.includes(person.id);
  if (mark.label === 'TLP:AMBER+STRICT') return isColleague;
  return mark.label !== 'TLP:AMBER' || isColleague || mark.audience.includes(person.organisationId);
}

interface Thing {
  readonly author: number;
  readonly secret: string;
  mark: SharingMark;
  version: number;
  /** Of a case. */
  readonly id?: number;
}

/** One run: what was written, and who has seen what in any answer. */
class Run {
  readonly answers = new Map<number, Thing>();
  readonly cases: Thing[] = [];
  readonly seen = new Map<string, Set<number>>();
  readonly signal: number;

  constructor(signal: number) {
    this.signal = signal;
  }

  /** Asks, and notes every secret in the answer. */
  async ask<T>(who: number, request: { method?: string; path: string; body?: unknown }) {
    const answer = await askAs<T>(server, memberAt(who).person, request);
    for (const { secret } of [...this.answers.values(), ...this.cases])
      if (answer.text.includes(secret)) this.#note(secret, who);
    return answer;
  }

  #note(secret: string, who: number): void {
    const readers = this.seen.get(secret) ?? new Set();
    this.seen.set(secret, readers.add(who));
  }

  async play(step: Step): Promise<void> {
    if (step.what === 'wait') {
      clock.set(clock.now() + step.hours * HOUR);
      return signInAgain();
    }
    const mark = toMark(step.plan);
    switch (step.what) {
      case 'answer':
        return this.#answer(step.who, mark);
      case 'open':
        return this.#open(step.who, mark);
      case 'share-answer':
      case 'share-case':
        return this.#share(step.what, step.who, mark);
      default:
        return step satisfies never;
    }
  }

  async #answer(who: number, mark: SharingMark): Promise<void> {
    const secret = `duiding-${this.signal}-van-${'abcdef'[who]}`;
    const body = newInterpretation({ ...mark, words: secret });
    const { status } = await this.ask(who, { method: 'POST', path: pathOf(this.signal), body });
    if (status === 200 && !this.answers.has(who)) this.answers.set(who, { author: who, secret, mark, version: 1 });
  }

  async #open(who: number, mark: SharingMark): Promise<void> {
    const secret = `dossier-${this.signal}-nummer-${'abcdefghijklmnop'[this.cases.length]}`;
    const body = { title: secret, signalId: this.signal, script: null, ...mark };
    const { status, body: made } = await this.ask<CaseFile>(who, { method: 'POST', path: '/v1/cases', body });
    if (status === 201) this.cases.push({ author: who, secret, mark, version: 1, id: made.id });
  }

  async #share(what: 'share-answer' | 'share-case', who: number, mark: SharingMark): Promise<void> {
    const mine = what === 'share-answer' ? this.answers.get(who) : this.cases.find(({ author }) => author === who);
    if (!mine) return;
    const path = mine.id === undefined ? pathOf(this.signal, '/own/label') : `/v1/cases/${mine.id}/label`;
    const body = { ...mark, reason: 'nodig voor het overleg', version: mine.version };
    const { status } = await this.ask(who, { method: 'PUT', path, body });
    expect(status).toBe(200);
    mine.mark = mark;
    mine.version += 1;
  }

  /** What each may read now, by each door. */
  async look(): Promise<void> {
    for (const [reader, { works }] of members.entries()) {
      const hasAnswered = this.answers.has(reader);
      const words = [...this.answers.values()]
        .filter(({ author, mark }) => works.includes(places.here) && hasAnswered && mayRead(reader, author, mark))
        .map(({ secret }) => secret);
      // Blind first: one's own title, and those of others once one has answered.
      const titles = this.cases.filter(
        ({ author, mark }) =>
          works.includes(places.here) && (author === reader || hasAnswered) && mayRead(reader, author, mark),
      );
      await this.#door(reader, pathOf(this.signal), words);
      await this.#door(
        reader,
        `/v1/cases?signal=${this.signal}`,
        titles.map(({ secret }) => secret),
      );
      for (const one of this.cases)
        await this.#door(reader, `/v1/cases/${one.id}`, titles.includes(one) ? [one.secret, ...words] : []);
      for (const path of [`/v1/signals/${this.signal}`, '/v1/signals?limit=5', `/v1/coworkers?place=${places.here}`])
        await this.#door(reader, path, []);
    }
  }

  async #door(reader: number, path: string, expected: readonly string[]): Promise<void> {
    const { text } = await this.ask(reader, { path });
    const all = [...this.answers.values(), ...this.cases].map(({ secret }) => secret);
    expect({ reader, path, secrets: all.filter((secret) => text.includes(secret)) }).toEqual({
      reader,
      path,
      secrets: all.filter((secret) => expected.includes(secret)),
    });
  }

  /** The author is told of exactly those who have seen it. */
  async receipts(): Promise<void> {
    const names = await server.context.db
      .withTables<{ person: { id: number; name: string } }>()
      .selectFrom('person')
      .selectAll()
      .execute();
    const nameOf = (index: number) => names.find(({ id }) => id === memberAt(index).person.id)?.name;
    const expectSeen = ({ author, secret }: Thing, told: Receipt[] | null | undefined) =>
      expect({ secret, told: told?.map(({ name }) => name).sort() }).toEqual({
        secret,
        told: [...(this.seen.get(secret) ?? [])]
          .filter((one) => one !== author)
          .map(nameOf)
          .sort(),
      });
    for (const mine of this.answers.values()) {
      const { body } = await this.ask<{ items: Interpretation[] }>(mine.author, { path: pathOf(this.signal) });
      expectSeen(mine, body.items.find(({ isOwn }) => isOwn)?.seenBy);
    }
    for (const mine of this.cases) {
      const { body } = await this.ask<CaseFile & CaseSummary>(mine.author, { path: `/v1/cases/${mine.id}` });
      expectSeen(mine, body.seenBy);
    }
  }
}

/** After hours a session has ended. */
async function signInAgain(): Promise<void> {
  for (const [index, member] of members.entries()) {
    const headers = await openSessionOf(server, member.person.id);
    members[index] = { ...member, person: { ...member.person, headers } };
  }
}

test('each door gives what the rule says, and receipts name exactly who saw it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const run = new Run(await buildSignal(server, places.here));
      await signInAgain();
      for (const one of steps) await run.play(one);
      await run.look();
      await run.receipts();
    }),
    { numRuns: 8 },
  );
});
