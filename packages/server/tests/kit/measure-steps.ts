import type { EffectFile, InterventionFile, InterventionList } from '@wijkritme/contract';
import { expect } from 'vitest';
import { buildThing } from '../../testing/builders.ts';
import type { TestServer } from '../../testing/start-test-server.ts';
import { askAs } from './interpreting.ts';
import { dayFromNow, done, type Step, type Town } from './killed-stream.ts';
import { askMeasure, buildPlan, expectLess, stepAs } from './measuring.ts';
import { logged } from './signal-steps.ts';

const series = new WeakMap<TestServer, Promise<number>>();
/** One datastream for all measures of a town. */
function seriesOf(server: TestServer): Promise<number> {
  const made = series.get(server) ?? buildThing(server).then(({ datastreams }) => datastreams[0] ?? 0);
  series.set(server, made);
  return made;
}

async function planOf({ server, ward }: Town, title: string): Promise<InterventionFile['plan']> {
  const expected = [expectLess(await seriesOf(server))];
  // The program that is killed has the clock of this machine.
  const when = { startsOn: dayFromNow(0), endsOn: dayFromNow(28), by: dayFromNow(28) };
  return buildPlan({ ownerId: ward.organisationId, title, expected, ...when });
}

/** A measure that came so far. */
async function measureAt(town: Town, i: number, ...states: string[]): Promise<InterventionFile> {
  const body = { caseId: town.cases[i] ?? 0, plan: await planOf(town, `Maatregel ${i}`) };
  let file = await done(askMeasure(town.server, town.ward, 'POST', '', body));
  for (const to of states) file = await done(stepAs(town.server, town.ward, file, { to }));
  return file;
}

const read = ({ ward }: Town, after: TestServer, id: number) => done(askMeasure(after, ward, 'GET', `/${id}`));
const pathOf = (id: number, rest = '') => `/v1/interventions/${id}${rest}`;

/** A step of a measure was taken wholly or not at all. */
async function wasTaken(town: Town, after: TestServer, before: InterventionFile, to: string): Promise<number> {
  const now = await read(town, after, before.id);
  const there = await logged(after, `intervention.${to}`, `intervention:${before.id}`);
  const states = before.changes.map(({ state }) => state);
  expect({ state: now.state, version: now.version, states: now.changes.map(({ state }) => state) }).toEqual(
    there === 1
      ? { state: to, version: before.version + 1, states: [to, ...states] }
      : { state: before.state, version: before.version, states },
  );
  return there;
}

const stepBody = ({ version }: InterventionFile, to: string) => ({ to, reason: '', emergency: false, version });

/** What somebody does with a measure. */
export const measureSteps = {
  'proposing a measure': async (town, i) => {
    const plan = await planOf(town, `Voorstel ${i}`);
    const caseId = town.cases[i] ?? 0;
    const times = async (after: TestServer) => {
      const list = await done(askAs<InterventionList>(after, town.ward, { path: `/v1/interventions?case=${caseId}` }));
      const made = list.items.filter(({ title }) => title === plan.title);
      for (const { id } of made) {
        const { changes, state, version } = await read(town, after, id);
        expect([state, version, changes.map((one) => one.plan)]).toEqual(['proposed', 1, [plan]]);
      }
      return made.length;
    };
    return { who: town.ward, method: 'POST', path: '/v1/interventions', body: { caseId, plan }, times };
  },

  'changing a measure': async (town, i) => {
    const before = await measureAt(town, i);
    const plan = { ...before.plan, title: `Anders ${i}`, costEuros: 7 };
    const times = async (after: TestServer) => {
      const now = await read(town, after, before.id);
      const isThere = now.plan.title === plan.title;
      expect([now.version, now.plan, now.changes.length]).toEqual(isThere ? [2, plan, 2] : [1, before.plan, 1]);
      return isThere ? 1 : 0;
    };
    return { who: town.ward, method: 'PUT', path: pathOf(before.id), body: { plan, version: 1 }, times };
  },

  'beginning a measure': async (town, i) => {
    const before = await measureAt(town, i, 'planned');
    const times = async (after: TestServer) => {
      const there = await wasTaken(town, after, before, 'running');
      const { frozen, startedAt } = await read(town, after, before.id);
      expect([frozen?.plan ?? null, startedAt !== null]).toEqual(there === 1 ? [before.plan, true] : [null, false]);
      return there;
    };
    const path = pathOf(before.id, '/state');
    return { who: town.ward, method: 'POST', path, body: stepBody(before, 'running'), times };
  },

  'ending a measure': async (town, i) => {
    const before = await measureAt(town, i, 'planned', 'running');
    const times = async (after: TestServer) => {
      const there = await wasTaken(town, after, before, 'ended');
      expect((await read(town, after, before.id)).endedAt !== null).toBe(there === 1);
      return there;
    };
    return {
      who: town.ward,
      method: 'POST',
      path: pathOf(before.id, '/state'),
      body: stepBody(before, 'ended'),
      times,
    };
  },

  /** Asked, and computed by whoever runs then: once, with what it was computed from, and told once. */
  effect: async (town, i) => {
    const { id, caseId } = await measureAt(town, i, 'planned', 'running');
    const times = async (after: TestServer) => {
      await after.rooms.response.effects.look();
      const { effects } = await read(town, after, id);
      for (const effect of effects) {
        expect(effect).toMatchObject({ reason: 'asked', state: 'done', progress: 100, verdict: 'cannot-tell' });
        const path = pathOf(id, `/effects/${effect.id}`);
        const { run } = await done(askAs<EffectFile>(after, town.ward, { path }));
        expect(run.repeatable).toBe(true);
        const { rows } = await after.context.database.pool.query(
          `select count(*)::int as told, (select count(*)::int from effect_input where run_id = $1) as inputs
           from outbox where payload ->> 'caseId' = $2 and payload -> 'about' ->> 'effectId' = $1::text`,
          [String(effect.id), String(caseId)],
        );
        expect(rows).toEqual([{ told: 1, inputs: 1 }]);
      }
      return effects.length;
    };
    return { who: town.ward, method: 'POST', path: pathOf(id, '/effects'), body: {}, times };
  },
} as const satisfies Record<string, Step>;
