import Type from 'typebox';
import { CheckAnswers, CheckOutcome, PrivacyCheck } from './check.ts';

/** The privacy check is a public tool: no account, and nothing is stored. */
export const checkOperations = {
  getPrivacyCheck: {
    method: 'GET',
    path: '/v1/privacy-check',
    access: 'everyone',
    summary: 'The questions and rules of the privacy check',
    response: PrivacyCheck,
    status: 200,
  },
  judgePrivacyCheck: {
    method: 'POST',
    path: '/v1/privacy-check/outcome',
    access: 'everyone',
    summary: 'What follows from these answers; nothing is stored',
    body: Type.Object({ answers: CheckAnswers }, { additionalProperties: false }),
    response: CheckOutcome,
    status: 200,
  },
} as const;
