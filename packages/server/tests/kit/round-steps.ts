import type { NewQuestionnaireRound, QuestionnaireRound } from '@wijkritme/contract';
import { expect } from 'vitest';
import type { TestServer } from '../../testing/start-test-server.ts';
import { dayFromNow, done, type Step, type Town } from './killed-stream.ts';
import { addRound, buildRound, listRounds } from './questionnaires.ts';
import { logged } from './signal-steps.ts';

const roundOf = ({ places }: Town, question: string, change: Partial<NewQuestionnaireRound> = {}) =>
  buildRound({ placeId: places.here, question, from: dayFromNow(-20), until: dayFromNow(-5), ...change });

async function roundsWith(town: Town, after: TestServer, question: string): Promise<QuestionnaireRound[]> {
  const { items, next } = (await listRounds(after, town.ward, town.places.here)).body;
  // More than a page would hide some.
  expect(next).toBeNull();
  return items.filter((item) => item.question === question);
}

const made = (town: Town, question: string) => done(addRound(town.server, town.ward, roundOf(town, question)));

/** What somebody does with the answers to a questionnaire. */
export const roundSteps = {
  'answers of a questionnaire': async (town, i) => {
    const body = roundOf(town, `Wat vindt u van straat ${i}?`);
    const times = async (after: TestServer) => {
      const items = await roundsWith(town, after, body.question);
      for (const item of items) expect(item).toMatchObject({ counts: body.counts, label: 'TLP:GREEN', version: 1 });
      return items.length;
    };
    return { who: town.ward, method: 'POST', path: '/v1/questionnaire-rounds', body, times };
  },

  'answers from a file': async (town, i) => {
    const question = `Wat vindt u van plein ${i}?`;
    const rounds = [1, 2, 3].map((n) => {
      const {
        label: _label,
        audience: _audience,
        ...round
      } = roundOf(town, question, {
        from: dayFromNow(-20 * n - 15),
        until: dayFromNow(-20 * n),
      });
      return round;
    });
    const content = JSON.stringify({ rounds });
    const times = async (after: TestServer) => {
      const items = await roundsWith(town, after, question);
      // All rows of the file, or none.
      expect([0, rounds.length]).toContain(items.length);
      return items.length / rounds.length;
    };
    const body = { form: 'json', content, label: 'TLP:GREEN', audience: [] };
    return { who: town.ward, method: 'POST', path: '/v1/questionnaire-rounds/imports', body, times };
  },

  'label of answers': async (town, i) => {
    const { id, question } = await made(town, `Hoe veilig is straat ${i}?`);
    const times = async (after: TestServer) => {
      const [item] = await roundsWith(town, after, question);
      const there = await logged(after, 'questionnaire.round-label-changed', `questionnaire-round:${id}`);
      expect([item?.label, item?.version]).toEqual(there === 1 ? ['TLP:AMBER', 2] : ['TLP:GREEN', 1]);
      return there;
    };
    const body = { label: 'TLP:AMBER', audience: [], version: 1 };
    return { who: town.ward, method: 'PUT', path: `/v1/questionnaire-rounds/${id}/label`, body, times };
  },

  'taking answers away': async (town, i) => {
    const { id, question } = await made(town, `Hoe schoon is straat ${i}?`);
    const times = async (after: TestServer) => {
      const there = await logged(after, 'questionnaire.round-removed', `questionnaire-round:${id}`);
      expect(await roundsWith(town, after, question)).toHaveLength(1 - there);
      return there;
    };
    return { who: town.ward, method: 'DELETE', path: `/v1/questionnaire-rounds/${id}`, times };
  },
} as const satisfies Record<string, Step>;
