import type { CaseNews } from '../response/index.ts';

/** What a notice tells of a case: nobody has to do anything, so that all of it that one has not read is one notice. */
const newsSorts = ['opened', 'agreement', 'task', 'verdict', 'other'] as const;
export type CaseNewsSort = (typeof newsSorts)[number];

/** Notices that ask something of who gets them: each stands by itself, until it is done. */
export const ASKING = ['readings', 'day'] as const;

/** Each once per person: the same verdict, and the same missing readings, are told one time. */
export function causeOfCase({ caseId, entryId, entryKind, about }: CaseNews): string {
  if (about?.what === 'verdict') return `case:${caseId}:verdict:${about.effectId}`;
  if (about?.what === 'readings-missing') return `case:${caseId}:readings:${about.interventionId}`;
  if (entryId === null) return `case:${caseId}:opened`;
  return `case:${caseId}:${entryId}${entryKind === undefined ? '' : `:${entryKind}`}`;
}

export function asksSomething(cause: string): boolean {
  const [, , topic] = cause.split(':');
  return ASKING.some((one) => one === topic);
}

/** How many of each sort these causes tell of, in the order in which they are told. */
export function countSorts(causes: readonly string[]): [CaseNewsSort, number][] {
  const counts = new Map<CaseNewsSort, number>();
  for (const cause of causes) {
    const sort = sortOf(cause);
    counts.set(sort, (counts.get(sort) ?? 0) + 1);
  }
  return newsSorts.flatMap((sort) => (counts.has(sort) ? [[sort, counts.get(sort) ?? 0]] : []));
}

/** Of an entry the number stands before its kind; what was told before kinds were kept has none. */
function sortOf(cause: string): CaseNewsSort {
  const [, , topic, kind] = cause.split(':');
  return newsSorts.find((sort) => sort === topic || sort === kind) ?? 'other';
}
