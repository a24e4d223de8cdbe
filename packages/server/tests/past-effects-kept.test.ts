import { DAY, type PastEffectList } from '@wijkritme/contract';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { buildPerson, openSessionOf, type TestPerson } from '../testing/people.ts';
import { useKeepingBench } from './kit/keeping-bench.ts';
import { buildPlan, expectLess } from './kit/measuring.ts';
import { putVerdict } from './kit/put-verdict.ts';

const bench = useKeepingBench();
let series: number;
/** Of two organisations, at two places and everywhere. */
let people: TestPerson[];

beforeAll(async () => {
  const { server, places, ward, police } = bench;
  series = (await buildThing(server, { position: places.pointHere })).datastreams[0] ?? 0;
  const of = (organisationId: number, placeId: number | null) =>
    buildPerson(server, { organisationId, roles: [{ role: 'ward-officer', placeId }] });
  const more = [
    await of(ward.organisationId, places.elsewhere),
    await of(police.organisationId, places.elsewhere),
    await of(ward.organisationId, null),
    await of(police.organisationId, null),
  ];
  people = [ward, police, bench.stranger, ...more];
});

const some = (values: readonly number[]) => fc.subarray([...values]);

/** A closed case as the rule of sharing labels may see it: chosen by place in the lists above. */
const shared = fc.record({
  label: fc.constantFrom('TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'),
  author: fc.nat(6),
  audience: some([0, 1, 2]),
  persons: some([0, 1, 2, 3, 4, 5, 6]),
  onlyPlaces: some([0, 1]),
  at: fc.constantFrom(0, 1, null),
  ends: fc.constantFrom(null, -1, 1),
});
type Shared = typeof shared extends fc.Arbitrary<infer T> ? T : never;

/** With a measure that was judged; its costs tell it from the others, before and after. */
async function layCase(one: Shared, costEuros: number): Promise<void> {
  const { pool, places, clock } = bench;
  const byIndex = [places.here, places.elsewhere];
  const author = people[one.author] ?? bench.ward;
  const ago = new Date(clock.now() - 800 * DAY);
  const ends = one.ends === null ? null : new Date(clock.now() + one.ends * DAY);
  const { rows } = await pool().query<{ id: number }>(
    `insert into case_file (title, place_id, author_id, organisation_id, label, audience, only_places, persons, label_ends_at, opened_at)
     values ('Proef', $1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      one.at === null ? null : byIndex[one.at],
      author.id,
      author.organisationId,
      one.label,
      one.audience.map((at) => people[at]?.organisationId),
      one.onlyPlaces.map((at) => byIndex[at]),
      one.persons.map((at) => people[at]?.id),
      ends,
      ago,
    ],
  );
  const caseId = rows[0]?.id ?? 0;
  const plan = buildPlan({
    ownerId: author.organisationId,
    placeId: places.here,
    costEuros,
    expected: [expectLess(series)],
  });
  const made = await pool().query<{ id: number }>(
    `insert into intervention (case_id, state, plan, author_id, organisation_id, created_at)
     values ($1, 'proposed', $2, $3, $4, $5) returning id`,
    [caseId, plan, author.id, author.organisationId, ago],
  );
  const measure = made.rows[0]?.id ?? 0;
  const frozen = { plan, at: ago.toISOString(), adjoining: [[]], smallest: [null] };
  await pool().query(
    `update intervention set state = 'running', started_at = $2, frozen = $3, emergency_reason = 'Proef' where id = $1`,
    [measure, ago, frozen],
  );
  await pool().query(`update intervention set state = 'ended', ended_at = $2 where id = $1`, [measure, ago]);
  await putVerdict(bench.server, { measure, series, finishedAt: ago });
  await pool().query('update case_file set closed_at = $2 where id = $1', [caseId, ago]);
}

/** By person, the costs of the measures that they see, of cases and of removed ones. */
async function seenBy(who: TestPerson) {
  const { items } = (await bench.ask<PastEffectList>(who, 'GET', '/v1/effects?limit=100')).body;
  const costs = (isRemoved: boolean) =>
    items.flatMap((one) => ((one.interventionId === null) === isRemoved ? [one.costEuros] : [])).sort();
  return { live: costs(false), removed: costs(true), titles: items.flatMap(({ title }) => title ?? []) };
}

test('what measures did is seen after the removal by exactly who could see it before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(shared, { minLength: 12, maxLength: 12 }), async (cases) => {
      for (const who of people) Object.assign(who, { headers: await openSessionOf(bench.server, who.id) });
      await bench.pool().query('truncate past_effect');
      for (const [at, one] of cases.entries()) await layCase(one, 1_000 + at);
      const before = await Promise.all(people.map(seenBy));
      expect(before.some(({ live }) => live.length > 0)).toBe(true);
      await bench.retention();
      const after = await Promise.all(people.map(seenBy));
      expect(after.map(({ removed }) => removed)).toEqual(before.map(({ live }) => live));
      expect(after.flatMap(({ live, titles }) => [...live, ...titles])).toEqual([]);
    }),
    { numRuns: 4 },
  );
});
