import { SECOND, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { Sealing } from '../jobs/sealing.ts';

/** Who asks over HTTP is answered by then. */
const LONGEST_REQUEST = 20 * SECOND;

/** Months that are old enough are sealed now, and not at night. */
export function runSealing({ http, config }: Context, sealing: Sealing): void {
  const afterDays = config.sealAfterDays;
  http.operation('runSealing', async () => {
    if (afterDays === undefined)
      throw new WijkritmeError('conflict', {
        nl: 'Verzegelen staat uit; zet SEAL_AFTER_DAYS op een aantal dagen en start opnieuw.',
        en: 'Sealing is off; set SEAL_AFTER_DAYS to a number of days and start again.',
      });
    if (sealing.isRunning)
      throw new WijkritmeError('busy', {
        nl: 'Er worden nu maanden verzegeld; wacht tot dat klaar is.',
        en: 'Months are being sealed; wait until that is done.',
      });
    return sealing.run({ afterDays, longestMs: LONGEST_REQUEST });
  });
}
