import { errors } from '@wijkritme/contract';
import { outcomeName } from '../intake/outcome.ts';
import type { Reason } from '../presets/preset.ts';

const repeated: Reason = { nl: 'Deze meting stond er al.', en: 'This reading was there already.' };

/** Why a row was not stored, in words for its report. */
export function reasonOf(outcome: number): Reason {
  const name = outcomeName(outcome);
  return name === 'stored' || name === 'repeated' ? repeated : errors[name].title;
}
