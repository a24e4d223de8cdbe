import { findAnswerFaults, judgeCheck, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { privacyCheck } from '../check/privacy-check.ts';

/** Nothing of the answers is kept: not stored, not logged. */
export function judgePrivacyCheck({ http }: Context): void {
  http.operation('judgePrivacyCheck', ({ body }) => {
    const faults = findAnswerFaults(privacyCheck, body.answers);
    if (faults.length > 0) {
      // Ids and values only where the check knows them: an answer may hold a text of a person.
      throw new WijkritmeError('invalid_input', 'Some answers do not fit the privacy check.', {
        fields: faults.map(({ question }) => ({
          pointer: `/answers/${question}`,
          message: 'this answer does not fit the question; see GET /v1/privacy-check',
        })),
      });
    }
    return judgeCheck(privacyCheck, body.answers);
  });
}
