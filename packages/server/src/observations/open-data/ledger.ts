import { decideRelease, type Release, type ReleaseDecision, spentWithin } from '@wijkritme/engine';
import type { LedgerRow, StoredDataset } from '../sql/open-data.ts';

/** Whole millionths, so that what was spent adds up exactly. */
export const toMillionths = (epsilon: number): number => Math.round(epsilon * 1_000_000);
export const fromMillionths = (millionths: number): number => millionths / 1_000_000;

/**
 * What a dataset answers: its declaration never changes, so the days alone tell questions apart. ε is no part of it: the
 * same days cannot be asked for again with other noise.
 */
const questionOf = ({ id, step }: StoredDataset): string => `dataset ${id} by ${step}`;

const budgetOf = ({ unit, budget }: StoredDataset) => ({ unit, epsilonMillionths: toMillionths(budget) });

function toRelease(row: LedgerRow): Release {
  return {
    id: String(row.id),
    question: row.question,
    // All series of the dataset are in every release of it.
    places: [],
    from: row.starts_at.getTime(),
    to: row.ends_at.getTime(),
    epsilonMillionths: row.epsilon_millionths,
  };
}

export interface Wish {
  /** UTC ms, end excluded. */
  readonly from: number;
  readonly to: number;
  readonly epsilonMillionths: number;
}

/** May this be released, was it released before, or is the budget spent? */
export function decide(
  dataset: StoredDataset,
  past: readonly LedgerRow[],
  wish: Wish,
): { decision: ReleaseDecision; question: string } {
  const question = questionOf(dataset);
  const decision = decideRelease(budgetOf(dataset), past.map(toRelease), { ...wish, question, places: [] });
  return { decision, question };
}

/** ε that the most touched unit has lost over all releases. */
export function spentOf(dataset: StoredDataset, past: readonly LedgerRow[]): number {
  const everything = { places: [], from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER };
  return fromMillionths(spentWithin(budgetOf(dataset), past.map(toRelease), everything));
}
