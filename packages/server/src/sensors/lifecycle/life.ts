import type { LifecycleStage } from '@wijkritme/contract';

/** One step as it is stored, times in UTC ms. */
export interface TakenStep {
  readonly from: LifecycleStage | null;
  readonly to: LifecycleStage;
  readonly at: number;
  readonly until: number | null;
  readonly reference: number | null;
}

/** A stretch of time in the field; `from` included, `to` excluded, UTC ms, infinite where nobody set a border. */
export interface FieldPeriod {
  readonly from: number;
  readonly to: number;
}

/** Where a datastream stands, worked out of its steps once. */
export interface Life {
  readonly stage: LifecycleStage;
  /** When it came there, UTC ms; NaN for what was always there. */
  readonly stageSince: number;
  /** End of the time in the field, UTC ms; infinite when it is permanent, or where it is not in the field. */
  readonly fieldUntil: number;
  /** When its readings counted. A reading whose phenomenon time lies outside is lab data. */
  readonly fieldPeriods: readonly FieldPeriod[];
  /** When it came to the lab, each time, UTC ms. */
  readonly labSince: readonly number[];
  /** What it stands beside in the lab. */
  readonly referenceId: number | null;
}

/** A datastream without steps is in the field, without begin and end (decision 46). */
export const always: Life = {
  stage: 'field',
  stageSince: Number.NaN,
  fieldUntil: Number.POSITIVE_INFINITY,
  fieldPeriods: [{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }],
  labSince: [],
  referenceId: null,
};

/** @param steps in the order in which they were taken */
export function toLife(steps: readonly TakenStep[]): Life {
  const last = steps.at(-1);
  if (!last) return always;
  return {
    stage: last.to,
    stageSince: last.at,
    fieldUntil: last.to === 'field' ? endOf(last) : Number.POSITIVE_INFINITY,
    fieldPeriods: periodsOf(steps),
    labSince: steps.filter(({ to }) => to === 'lab').map(({ at }) => at),
    referenceId: last.to === 'lab' || last.to === 'validated' ? referenceOf(steps) : null,
  };
}

const endOf = ({ until }: TakenStep) => until ?? Number.POSITIVE_INFINITY;

/** Validated keeps the reference of the lab before it. */
function referenceOf(steps: readonly TakenStep[]): number | null {
  return steps.findLast(({ to }) => to === 'lab')?.reference ?? null;
}

function periodsOf(steps: readonly TakenStep[]): FieldPeriod[] {
  const periods: FieldPeriod[] = [];
  let open: FieldPeriod | undefined =
    steps[0]?.from === 'field' ? { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY } : undefined;
  for (const step of steps) {
    if (step.to === 'field') open = { from: open?.from ?? step.at, to: endOf(step) };
    else if (open) {
      periods.push({ from: open.from, to: Math.min(open.to, step.at) });
      open = undefined;
    }
  }
  return open ? [...periods, open] : periods;
}

/** Runs for every reading, so it allocates nothing. */
export function isInField({ fieldPeriods }: Pick<Life, 'fieldPeriods'>, time: number): boolean {
  for (let i = 0; i < fieldPeriods.length; i++) {
    const { from, to } = fieldPeriods[i] as FieldPeriod;
    if (time >= from && time < to) return true;
  }
  return false;
}

/**
 * Stretches between `from` and `to` in which readings are lab data: outside the field, where it was in the lab for a while. After its
 * end or its withdrawal nothing comes in, so nothing is marked.
 */
export function labPeriods({ fieldPeriods, labSince }: LabLife, from: number, to: number): FieldPeriod[] {
  const found: FieldPeriod[] = [];
  let at = Number.NEGATIVE_INFINITY;
  const end = { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  for (const next of [...fieldPeriods, end]) {
    const isLab = labSince.some((since) => since >= at && since < next.from);
    const part = { from: Math.max(at, from), to: Math.min(next.from, to) };
    if (isLab && part.from < part.to) found.push(part);
    at = next.to;
  }
  return found;
}

type LabLife = Pick<Life, 'fieldPeriods' | 'labSince'>;
