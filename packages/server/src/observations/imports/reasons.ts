import { errors } from '@wijkritme/contract';
import { outcomeName } from '../intake/outcome.ts';
import type { Reason } from '../presets/preset.ts';

const repeated: Reason = { nl: 'Deze meting stond er al.', en: 'This reading was there already.' };

/** Why a row was not stored, in words for its report. */
export function reasonOf(outcome: number): Reason {
  const name = outcomeName(outcome);
  if (name === 'stored' || name === 'repeated') return repeated;
  const { nl, en } = errors[name].title;
  return { nl: sentence(nl), en: sentence(en) };
}

/** The title of an error has no full stop; as a reason it stands by itself. */
const sentence = (title: string): string => (/[.!?]$/.test(title) ? title : `${title}.`);
