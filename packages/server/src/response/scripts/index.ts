import type { CaseScript } from '@wijkritme/contract';
import { nuisance } from './nuisance.ts';
import { streets } from './streets.ts';

/** What to do in which situation, from light to heavy. Data: a team takes from it what fits. */
export const scripts: readonly CaseScript[] = [...nuisance, ...streets];
