import { type CaseFile, DAY, HOUR, type InterventionFile, LATE_DAYS, MINUTE, type Role } from '@wijkritme/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RhythmTables } from '../src/rhythm/tables.ts';
import { buildThing } from '../testing/builders.ts';
import { buildPerson, openSessionOf, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs, newInterpretation, pathOf } from './kit/interpreting.ts';
import { FakeClock } from './kit/logged-server.ts';
import { askMeasure, buildPlan, expectLess } from './kit/measuring.ts';

/** Random cases: what each reader is told of one before they answered its signals, through every door, beside the rule written a second time. */

const clock = new FakeClock(Date.parse('2026-11-20T22:00:00Z'));
let server: TestServer;
let places: Places;
let series: number;
let members: { person: TestPerson; readonly works: readonly number[] }[];

beforeAll(async () => {
  server = await startTestServer({ clock });
  places = await layDistricts(server);
  series = (await buildThing(server, { position: places.pointHere })).datastreams[0] ?? 0;
  const { here, elsewhere, municipality } = places;
  const plans: [role: Role, placeId: number | null, works: number[]][] = [
    ['ward-officer', here, [here]],
    ['community-officer', here, [here]],
    ['analyst', null, [here, elsewhere, municipality]],
    ['housing-manager', elsewhere, [elsewhere]],
    ['auditor', null, []],
  ];
  members = [];
  for (const [role, placeId, works] of plans)
    members.push({ person: await buildPerson(server, { roles: [{ role, placeId }] }), works });
});
afterAll(() => server?.stop());

const LAST = 4;
const SIGNALS = 4;
/** Of the signals of a run, the one that is not at the place of the case. */
const FAR = 3;

type Step =
  | { readonly what: 'answer' | 'decline' | 'put-in' | 'take-out'; readonly who: number; readonly signal: number }
  | { readonly what: 'agree' | 'task' | 'measure' | 'rename' | 'close'; readonly who: number }
  | { readonly what: 'vanish'; readonly signal: number }
  | { readonly what: 'wait'; readonly days: number };

const who = fc.nat({ max: LAST });
const signal = fc.nat({ max: SIGNALS - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constantFrom('answer', 'decline', 'put-in', 'take-out'), who, signal }),
  },
  { weight: 5, arbitrary: fc.record({ what: fc.constantFrom('agree', 'task', 'measure', 'rename', 'close'), who }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('vanish' as const), signal }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('wait' as const), days: fc.constantFrom(1, LATE_DAYS) }) },
);

type AtSignal = Extract<Step, { readonly signal: number; readonly who: number }>;

interface Written {
  readonly secret: string;
  readonly author: number;
  readonly at: number;
}

let runs = 0;

/** One case, and what was written in it. */
class Run {
  readonly #name = `proef${String.fromCharCode(97 + (runs % 26), 97 + Math.floor(runs++ / 26))}`;
  readonly #signals: readonly number[];
  readonly #gone = new Set<number>();
  readonly #answered = new Set<string>();
  readonly #addedAt = new Map<number, number>();
  readonly #entries: Written[] = [];
  readonly #measures: (Written & { readonly id: number })[] = [];
  #title: Written;
  #closedAt: number | null = null;
  #file: CaseFile | undefined;
  #count = 0;

  constructor(signals: readonly number[], opener: number) {
    this.#signals = signals;
    this.#title = this.#write(opener);
  }

  #write(author: number): Written {
    const letter = String.fromCharCode(97 + this.#count++);
    return { secret: `${this.#name}-woord-${letter}`, author, at: clock.now() };
  }

  async #ask<T = CaseFile>(reader: number, method: string, path: string, body?: unknown) {
    return askAs<T>(server, members[reader]?.person, { method, path, body });
  }

  /** false: this one may open none there. */
  async open(): Promise<boolean> {
    const { secret, author } = this.#title;
    const body = { title: secret, signalId: this.#signals[0], script: 'noise', label: 'TLP:GREEN', audience: [] };
    const made = await this.#ask(author, 'POST', '/v1/cases', body);
    expect(made.status === 201).toBe(members[author]?.works.includes(places.here));
    this.#addedAt.set(0, clock.now());
    this.#file = made.body;
    return made.status === 201;
  }

  get #id(): number {
    return this.#file?.id ?? 0;
  }

  /** The rule, written down a second time: signals to answer first. */
  toAnswer(reader: number): number[] {
    if (this.#closedAt !== null && this.#closedAt <= clock.now() - LATE_DAYS * DAY) return [];
    return [...this.#addedAt.keys()].filter(
      (one) =>
        members[reader]?.works.includes(one === FAR ? places.elsewhere : places.here) &&
        !this.#gone.has(one) &&
        !this.#answered.has(`${reader} ${one}`),
    );
  }

  mayRead(reader: number, { author, at }: Written): boolean {
    if (!this.sees(reader)) return false;
    const since = Math.min(...this.toAnswer(reader).map((one) => this.#addedAt.get(one) ?? 0));
    return author === reader || at < since;
  }

  sees(reader: number): boolean {
    return members[reader]?.works.includes(places.here) ?? false;
  }

  async play(step: Step): Promise<void> {
    clock.set(clock.now() + MINUTE);
    switch (step.what) {
      case 'wait':
        clock.set(clock.now() + step.days * DAY + HOUR);
        return signInAgain();
      case 'vanish':
        this.#gone.add(step.signal);
        await server.context.db
          .withTables<RhythmTables>()
          .deleteFrom('signal')
          .where('id', '=', this.#signals[step.signal] ?? 0)
          .execute();
        return;
      case 'answer':
      case 'decline':
        return this.#answer(step);
      case 'put-in':
        return this.#putIn(step);
      case 'take-out':
        return this.#takeOut(step);
      case 'agree':
      case 'task':
        return this.#enter(step.who, step.what);
      case 'measure':
        return this.#plan(step.who);
      case 'rename':
      case 'close':
        return this.#change(step.who, step.what);
      default:
        return step satisfies never;
    }
  }

  async #answer({ what, who: reader, signal: one }: AtSignal) {
    const path = pathOf(this.#signals[one] ?? 0, what === 'decline' ? '/declined' : '');
    const body = what === 'decline' ? {} : newInterpretation({ words: '' });
    const { status } = await this.#ask(reader, 'POST', path, body);
    if (status === 200) this.#answered.add(`${reader} ${one}`);
  }

  async #putIn({ who: reader, signal: one }: AtSignal) {
    const path = `/v1/cases/${this.#id}/signals`;
    const { status } = await this.#ask(reader, 'POST', path, { signalId: this.#signals[one] });
    if (status === 200 && !this.#addedAt.has(one)) this.#addedAt.set(one, clock.now());
  }

  /** It opens nothing for anybody: who has it to answer has it to answer still. Why it was taken out is written like any other word. */
  async #takeOut({ who: author, signal: one }: AtSignal): Promise<void> {
    const written = this.#write(author);
    const path = `/v1/cases/${this.#id}/signals/${this.#signals[one]}/removal`;
    const { status } = await this.#ask(author, 'POST', path, { reason: written.secret });
    if (this.toAnswer(author).includes(one)) expect(status).not.toBe(200);
    if (status === 200) this.#entries.push(written);
  }

  async #enter(author: number, what: 'agree' | 'task'): Promise<void> {
    const written = this.#write(author);
    const parties = [members[0]?.person.organisationId, members[1]?.person.organisationId];
    const kind = what === 'agree' ? 'agreement' : 'task';
    const body = { kind, words: written.secret, date: '2026-11-20', parties };
    const { status } = await this.#ask(author, 'POST', `/v1/cases/${this.#id}/entries`, body);
    if (status === 200) this.#entries.push(written);
  }

  async #plan(author: number): Promise<void> {
    const written = this.#write(author);
    const ownerId = members[0]?.person.organisationId ?? 0;
    const plan = buildPlan({ title: written.secret, ownerId, expected: [expectLess(series)] });
    const person = members[author]?.person;
    const { status, body } = await askMeasure(server, person, 'POST', '', { caseId: this.#id, plan });
    if (status === 200 || status === 201) this.#measures.push({ ...written, id: body.id });
  }

  /** Who may not read the title changes nothing by writing over it. */
  async #change(author: number, what: 'rename' | 'close'): Promise<void> {
    const { body: now } = await this.#ask(author, 'GET', `/v1/cases/${this.#id}`);
    if (!this.sees(author)) return;
    const written = this.#write(author);
    const title = what === 'rename' ? written.secret : now.title;
    const closed = what === 'close' ? !now.closed : now.closed;
    const body = { title, script: now.script, closed, version: now.version };
    const { status } = await this.#ask(author, 'PUT', `/v1/cases/${this.#id}`, body);
    expect(status).toBe(this.mayRead(author, this.#title) ? 200 : 403);
    if (status !== 200) return;
    if (what === 'rename') this.#title = written;
    if (closed !== now.closed) this.#closedAt = closed ? clock.now() : null;
  }

  /** What each is told now, by each door. */
  async look(): Promise<void> {
    for (const reader of members.keys()) {
      const readable = (all: readonly Written[]) =>
        all.filter((one) => this.mayRead(reader, one)).map(({ secret }) => secret);
      const [title, entries, measures] = [[this.#title], this.#entries, this.#measures].map(readable);
      const both = [...(title ?? []), ...(measures ?? [])];
      await this.#door(reader, '/v1/cases?limit=1000', title ?? []);
      await this.#door(reader, `/v1/cases?signal=${this.#signals[0]}`, title ?? []);
      await this.#door(reader, `/v1/cases?search=${this.#title.secret}`, title ?? []);
      await this.#door(reader, `/v1/cases/${this.#id}`, [...both, ...(entries ?? [])]);
      const named = measures?.length ? both : [];
      await this.#door(reader, `/v1/interventions?case=${this.#id}`, named);
      await this.#door(reader, `/v1/interventions?signal=${this.#signals[0]}`, named);
      for (const { id, secret } of this.#measures) {
        const isMine = measures?.includes(secret);
        await this.#door(reader, `/v1/interventions/${id}`, isMine ? [...(title ?? []), secret] : []);
        await this.#door(reader, `/v1/interventions?search=${secret}`, isMine ? [...(title ?? []), secret] : []);
      }
      await this.#never(reader, '/v1/today', [...both, ...(entries ?? [])]);
      for (const path of ['/v1/notices', `/v1/signals/${this.#signals[0]}`, '/v1/effects'])
        await this.#never(reader, path, []);
      await this.#tells(reader, title?.length === 1);
    }
  }

  /** That it is there, and what to do first. */
  async #tells(reader: number, isNamed: boolean): Promise<void> {
    const { status, body } = await this.#ask(reader, 'GET', `/v1/cases/${this.#id}`);
    expect([reader, status]).toEqual([reader, this.sees(reader) ? 200 : members[reader]?.works.length ? 404 : 403]);
    if (!this.sees(reader)) return;
    const first = this.toAnswer(reader).map((one) => this.#signals[one]);
    expect({ reader, first: [...body.answerFirst].sort(), isHidden: body.isHidden, id: body.id }).toEqual({
      ...{ reader, first: first.sort(), isHidden: !isNamed, id: this.#id },
    });
    if (!isNamed) expect([body.title, body.script, body.seenBy]).toEqual([`Dossier ${this.#id}`, null, null]);
  }

  #all(): string[] {
    return [this.#title, ...this.#entries, ...this.#measures].map(({ secret }) => secret);
  }

  async #told(reader: number, path: string): Promise<string[]> {
    const { text } = await this.#ask<InterventionFile>(reader, 'GET', path);
    return this.#all().filter((secret) => text.includes(secret));
  }

  async #door(reader: number, path: string, expected: readonly string[]): Promise<void> {
    const told = await this.#told(reader, path);
    expect({ reader, path, told }).toEqual({ reader, path, told: this.#all().filter((one) => expected.includes(one)) });
  }

  /** May hold less. */
  async #never(reader: number, path: string, allowed: readonly string[]): Promise<void> {
    const told = await this.#told(reader, path);
    expect({ reader, path, told: told.filter((one) => !allowed.includes(one)) }).toEqual({ reader, path, told: [] });
  }
}

/** After hours a session has ended. */
async function signInAgain(): Promise<void> {
  for (const member of members) {
    const headers = await openSessionOf(server, member.person.id);
    member.person = { ...member.person, headers };
  }
}

test('each door tells of a case what the rule says, whatever was answered, put in, closed or gone', async () => {
  await fc.assert(
    fc.asyncProperty(who, fc.array(step, { minLength: 4, maxLength: 14 }), async (opener, steps) => {
      await signInAgain();
      const signals: number[] = [];
      for (let at = 0; at < SIGNALS; at += 1)
        signals.push(await buildSignal(server, at === FAR ? places.elsewhere : places.here));
      const run = new Run(signals, opener);
      if (!(await run.open())) return;
      for (const one of steps) await run.play(one);
      await run.look();
    }),
    { numRuns: 15 },
  );
});
