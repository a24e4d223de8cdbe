import { refuseFields } from '../../foundation/refuse-fields.ts';
import { answerWords } from '../answer-words.ts';
import { scripts } from './index.ts';

/** @throws WijkritmeError invalid_input: there is no such script */
export function checkScript(id: string | null): void {
  if (id === null || scripts.some((script) => script.id === id)) return;
  refuseFields([{ pointer: '/script', message: answerWords.noScript(id) }]);
}
