import type {
  Feeling,
  NewQuestionnaireRound,
  Problem,
  QuestionnaireImport,
  QuestionnaireRound,
  SharingChange,
} from '@wijkritme/contract';
import type { TestPerson } from '../../testing/people.ts';
import type { TestServer } from '../../testing/start-test-server.ts';
import { askAs } from './interpreting.ts';

/** Marks with a mean of 6.1 by 120 people, and of 6.6 by 98; no count of them is small. */
export const MARKS_BEFORE = [0, 0, 0, 6, 28, 44, 34, 8, 0, 0];
export const MARKS_AFTER = [0, 0, 0, 5, 10, 28, 34, 21, 0, 0];

/** A round that fits; change what a test is about. */
export function buildRound(change: Partial<NewQuestionnaireRound> & { placeId: number }): NewQuestionnaireRound {
  return {
    question: 'Welk rapportcijfer geeft u uw buurt?',
    questionEn: 'Which mark do you give your neighbourhood?',
    scale: 'mark-10',
    better: 'higher',
    from: '2026-01-05',
    until: '2026-01-20',
    method: 'sample',
    source: 'Leefbaarheidspeiling 2026',
    invited: 400,
    counts: MARKS_BEFORE,
    label: 'TLP:GREEN',
    audience: [],
    ...change,
  };
}

type Who = Pick<TestPerson, 'headers'> | undefined;

export const addRound = (server: TestServer, who: Who, body: NewQuestionnaireRound) =>
  askAs<QuestionnaireRound & Problem>(server, who, { method: 'POST', path: '/v1/questionnaire-rounds', body });

export const listRounds = (server: TestServer, who: Who, place: number) =>
  askAs<{ items: QuestionnaireRound[]; next: string | null } & Problem>(server, who, {
    path: `/v1/questionnaire-rounds?place=${place}`,
  });

export const shareRound = (server: TestServer, who: Who, id: number, body: SharingChange) =>
  askAs<QuestionnaireRound & Problem>(server, who, {
    method: 'PUT',
    path: `/v1/questionnaire-rounds/${id}/label`,
    body,
  });

export const removeRound = (server: TestServer, who: Who, id: number) =>
  askAs<Problem>(server, who, { method: 'DELETE', path: `/v1/questionnaire-rounds/${id}` });

export const importRounds = (server: TestServer, who: Who, form: 'csv' | 'json', content: string) =>
  askAs<QuestionnaireImport & Problem>(server, who, {
    method: 'POST',
    path: '/v1/questionnaire-rounds/imports',
    body: { form, content, label: 'TLP:GREEN', audience: [] },
  });

export const readFeeling = (server: TestServer, who: Who, measure: number) =>
  askAs<Feeling & Problem>(server, who, { path: `/v1/interventions/${measure}/feeling` });
