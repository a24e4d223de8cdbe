import { findAnswerFaults, judgeCheck, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { privacyCheck } from '../check/privacy-check.ts';
import { fieldWords } from '../field-words.ts';

/** Nothing of the answers is kept: not stored, not logged. */
export function judgePrivacyCheck({ http }: Context): void {
  http.operation('judgePrivacyCheck', ({ body }) => {
    const faults = findAnswerFaults(privacyCheck, body.answers);
    if (faults.length > 0) {
      // Ids and values only where the check knows them: an answer may hold a text of a person.
      throw new WijkritmeError(
        'invalid_input',
        {
          nl: 'Sommige antwoorden passen niet bij de privacycheck. Geef ze opnieuw.',
          en: 'Some answers do not fit the privacy check. Give them again.',
        },
        {
          fields: faults.map(({ question }) => ({
            pointer: `/answers/${question}`,
            message: fieldWords.noFit,
          })),
        },
      );
    }
    return judgeCheck(privacyCheck, body.answers);
  });
}
