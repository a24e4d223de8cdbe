import type { Session } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';

export function getSession({ http }: Context): void {
  http.operation(
    'getSession',
    ({ principal }): Session => ({
      role: principal.kind === 'administrator' ? 'administrator' : 'visitor',
    }),
  );
}
