import { type Role, type SharingLabel, sharingLabels } from '@wijkritme/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { interpretationsQuery } from '../src/response/sql/read-interpretations.ts';
import type { ResponseTables } from '../src/response/tables.ts';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts } from './kit/districts.ts';
import { askAs, commitAs, declineAs, fetchAs, pathOf } from './kit/interpreting.ts';

interface Member {
  readonly person: TestPerson;
  readonly mayWorkAt: readonly number[];
}

let server: TestServer;
let here: number;
let members: Member[];

/** Three organisations; roles here, everywhere, elsewhere and without the right. */
beforeAll(async () => {
  server = await startTestServer();
  const places = await layDistricts(server);
  here = places.here;
  const everywhere = [places.here, places.elsewhere];
  const plans: [org: number, role: Role, placeId: number | null, mayWorkAt: number[]][] = [
    [0, 'ward-officer', places.here, [places.here]],
    [0, 'analyst', null, everywhere],
    [1, 'community-officer', places.municipality, everywhere],
    [1, 'community-officer', places.here, [places.here]],
    [2, 'welfare-worker', places.here, [places.here]],
    [2, 'housing-manager', places.elsewhere, [places.elsewhere]],
    [0, 'auditor', null, []],
  ];
  const organisations = new Map<number, number>();
  members = [];
  for (const [org, role, placeId, mayWorkAt] of plans) {
    const organisationId = organisations.get(org);
    const person = await buildPerson(server, {
      roles: [{ role, placeId }],
      ...(organisationId === undefined ? {} : { organisationId }),
    });
    organisations.set(org, person.organisationId);
    members.push({ person, mayWorkAt });
  }
});
afterAll(() => server?.stop());

interface Step {
  readonly who: number;
  readonly what: 'commit' | 'decline' | 'label';
  readonly label: SharingLabel;
  readonly audience: readonly number[];
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat({ max: 6 }),
  what: fc.constantFrom('commit', 'commit', 'decline', 'label'),
  label: fc.constantFrom(...sharingLabels),
  audience: fc.uniqueArray(fc.nat({ max: 6 }), { maxLength: 2 }),
});

/** What the rule says of one answer, written down a second time. */
interface Known {
  readonly declined: boolean;
  readonly label: SharingLabel;
  readonly audience: readonly number[];
}

function maySee(reader: number, author: number, answers: ReadonlyMap<number, Known>): boolean {
  const known = answers.get(author);
  if (!known || !answers.has(reader)) return false;
  if (reader === author) return true;
  const orgOf = (who: number) => members[who]?.person.organisationId ?? 0;
  const isColleague = orgOf(reader) === orgOf(author);
  if (known.label === 'TLP:CLEAR' || known.label === 'TLP:GREEN') return true;
  if (known.label === 'TLP:AMBER') return isColleague || known.audience.includes(orgOf(reader));
  return known.label === 'TLP:AMBER+STRICT' && isColleague;
}

const secretOf = (author: number) => `geheim-${String.fromCharCode(97 + author)}-van-hier`;
const personAt = (index: number) => (members[index] as Member).person;

test('each person can fetch what the rule says and nothing else, whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const signal = await buildSignal(server, here);
      const answers = new Map<number, Known>();
      for (const one of steps) await play(signal, one, answers);
      for (const [reader, { person, mayWorkAt }] of members.entries()) {
        const got = await fetchAs(server, person, signal);
        expect(got.status).toBe(mayWorkAt.includes(here) ? 200 : 403);
        const allowed = members.map((_, author) => maySee(reader, author, answers));
        const seen = members.map((_, author) => got.text.includes(secretOf(author)));
        expect({ reader, seen }).toEqual({
          reader,
          seen: allowed.map((isAllowed, author) => isAllowed && answers.get(author)?.declined === false),
        });
        if (got.status === 200) expect(got.body.items).toHaveLength(allowed.filter(Boolean).length);
      }
    }),
    { numRuns: 25 },
  );
});

/** Does the step through the door; what the product took over is what the rule then knows. */
async function play(signal: number, { who, what, label, audience }: Step, answers: Map<number, Known>): Promise<void> {
  const named = label === 'TLP:AMBER' ? [...new Set(audience.map((one) => personAt(one).organisationId))] : [];
  const mine = { label, audience: named };
  const person = personAt(who);
  if (what === 'label') {
    const body = { ...mine, reason: 'nodig voor het overleg', version: 1 };
    const answer = await askAs(server, person, { method: 'PUT', path: pathOf(signal, '/own/label'), body });
    if (answer.status === 200) answers.set(who, { declined: false, ...mine });
    return;
  }
  const words = secretOf(who);
  const answer = await (what === 'commit'
    ? commitAs(server, person, signal, { ...mine, words })
    : declineAs(server, person, signal));
  if (answer.status !== 200 || answers.has(who)) return;
  answers.set(
    who,
    what === 'commit' ? { declined: false, ...mine } : { declined: true, label: 'TLP:GREEN', audience: [] },
  );
}

test('before one has answered the store reads no row of others, so time tells nothing', async () => {
  const signal = await buildSignal(server, here);
  const db = server.context.db.withTables<ResponseTables>();
  await sql`insert into interpretation
      (signal_id, author_id, organisation_id, role, place_id, signal_start, state, explanation_id, sure, words, also_known, answered_at, label, audience)
    select ${signal}::int, 1000000 + n, ${personAt(0).organisationId}::int, 'analyst', ${here}::int, now(), 'committed', 1, 50, '', '', now(), 'TLP:CLEAR', '{}'
    from generate_series(1, 3000) n`.execute(db);
  await sql`analyze interpretation`.execute(db);
  const readRows = async (member: number) => {
    const person = personAt(member);
    const query = interpretationsQuery({
      signalId: signal,
      placeId: here,
      reader: {
        personId: person.id,
        organisationId: person.organisationId,
        places: [here],
        everywhere: false,
        now: new Date(server.context.clock.now()),
      },
    });
    const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`explain (analyze, format json) ${query}`.execute(db);
    return rows[0] ? rowsOf(rows[0]['QUERY PLAN'][0].Plan) : Number.NaN;
  };
  expect(await readRows(0)).toBe(0);
  await declineAs(server, personAt(0), signal);
  expect(await readRows(0)).toBeGreaterThanOrEqual(3_001);
});

interface Plan {
  readonly Alias?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** Rows that the statement took from the table under the alias `i`, those it then dropped included. */
function rowsOf(plan: Plan): number {
  const own = plan.Alias === 'i' ? plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) : 0;
  return own + (plan.Plans ?? []).reduce((sum, part) => sum + rowsOf(part), 0);
}
