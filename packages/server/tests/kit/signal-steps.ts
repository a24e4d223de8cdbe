import type { FeedbackDecision, SignalFeedback, SignalInterpretations, SignalWorkDetail } from '@wijkritme/contract';
import { expect } from 'vitest';
import { buildSignal } from '../../testing/signals.ts';
import type { TestServer } from '../../testing/start-test-server.ts';
import { layDistrict } from './districts.ts';
import { askAs, commitAs, newInterpretation, pathOf } from './interpreting.ts';
import { done, evening, type Step, type Town } from './killed-stream.ts';

/** Of one subject in the log. */
export async function logged(after: TestServer, kind: string, subject: string): Promise<number> {
  const { rows } = await after.context.database.pool.query<{ n: number }>(
    'select count(*)::int as n from log_entry where kind = $1 and subject = $2',
    [kind, subject],
  );
  return rows[0]?.n ?? 0;
}

const newSignal = ({ server, places }: Town, i: number) => buildSignal(server, places.here, evening(i + 1));
const ownOf = async ({ ward }: Town, after: TestServer, signal: number) =>
  (await done(askAs<SignalInterpretations>(after, ward, { path: pathOf(signal) }))).items;

/** What somebody does with a signal. */
export const signalSteps = {
  interpretation: async (town, i) => {
    const signal = await newSignal(town, i);
    const body = newInterpretation({ words: `Muziek ${i}` });
    const times = async (after: TestServer) => {
      const items = await ownOf(town, after, signal);
      for (const item of items)
        expect(item).toMatchObject({ blind: { words: body.words, sure: 70 }, later: null, version: 1 });
      return items.length;
    };
    return { who: town.ward, method: 'POST', path: pathOf(signal), body, times };
  },

  opinion: async (town, i) => {
    const signal = await newSignal(town, i);
    await done(commitAs(town.server, town.ward, signal));
    const body = { explanationId: 1, sure: 20, words: `Toch niets ${i}`, version: 1 };
    const times = async (after: TestServer) => {
      const [item] = await ownOf(town, after, signal);
      const isThere = item?.later !== null;
      expect([item?.version, item?.later?.words, item?.later?.sure]).toEqual(
        isThere ? [2, body.words, 20] : [1, undefined, undefined],
      );
      return isThere ? 1 : 0;
    };
    return { who: town.ward, method: 'PUT', path: pathOf(signal, '/own/opinion'), body, times };
  },

  'own label': async (town, i) => {
    const signal = await newSignal(town, i);
    await done(commitAs(town.server, town.ward, signal));
    const body = { label: 'TLP:RED', audience: [], version: 1 };
    const times = async (after: TestServer) => {
      const [item] = await ownOf(town, after, signal);
      const there = await logged(after, 'interpretation.label-changed', `signal:${signal}`);
      expect([item?.label, item?.version]).toEqual(there === 1 ? ['TLP:RED', 2] : ['TLP:GREEN', 1]);
      return there;
    };
    return { who: town.ward, method: 'PUT', path: pathOf(signal, '/own/label'), body, times };
  },

  feedback: async (town, i) => {
    const path = `/v1/signals/${await newSignal(town, i)}/feedback`;
    const body = { verdict: 'useful', reason: `Goed ${i}`, version: 0 };
    const times = async (after: TestServer) => {
      const { own } = await done(askAs<SignalFeedback>(after, town.ward, { path }));
      for (const item of own) expect(item).toMatchObject({ ...body, version: 1 });
      return own.length;
    };
    return { who: town.ward, method: 'POST', path, body, times };
  },

  assignee: async (town, i) => {
    const path = `/v1/signals/${await newSignal(town, i)}`;
    const times = async (after: TestServer) => {
      const { body } = await askAs<SignalWorkDetail>(after, town.ward, { path: `${path}/work` });
      expect(body.work.assignee?.personId).toBe(body.changes.length > 0 ? town.ward.id : undefined);
      return body.changes.length;
    };
    return {
      who: town.ward,
      method: 'PUT',
      path: `${path}/assignee`,
      body: { personId: town.ward.id, version: 0 },
      times,
    };
  },

  /** A proposed number of signals a week is taken over: the decision and the number that it changes. */
  threshold: async ({ server, analyst }, _i) => {
    const placeId = await layDistrict(server);
    for (let judged = 0; judged < 5; judged++) {
      const path = `/v1/signals/${await buildSignal(server, placeId, evening(judged + 2))}/feedback`;
      const body = { verdict: 'false-alarm', reason: 'Er was niets.', version: 0 };
      await done(askAs(server, analyst, { method: 'POST', path, body }));
    }
    const times = async (after: TestServer) => {
      const path = `/v1/feedback-decisions?place=${placeId}`;
      const { items } = await done(askAs<{ items: FeedbackDecision[] }>(after, analyst, { path }));
      const { perWeek } = await after.client.getAlarmBudget({ id: placeId });
      expect([perWeek, items.map((one) => [one.decision, one.after])]).toEqual(
        items.length > 0 ? [0.5, [['applied', 0.5]]] : [1, []],
      );
      return items.length;
    };
    const body = { kind: 'fewer', placeId, decision: 'applied', perWeek: 0.5 };
    return { who: analyst, method: 'POST', path: '/v1/feedback-decisions', body, times };
  },
} as const satisfies Record<string, Step>;
