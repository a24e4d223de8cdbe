import { refuse } from '../check-answer.ts';
import { scripts } from './index.ts';

/** @throws WijkritmeError invalid_input: there is no such script */
export function checkScript(id: string | null): void {
  if (id === null || scripts.some((script) => script.id === id)) return;
  refuse([{ pointer: '/script', message: `names no script: ${id}` }]);
}
