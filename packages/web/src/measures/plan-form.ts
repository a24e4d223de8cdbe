import type { ExpectedEffect, InterventionKind, InterventionPlan } from '@wijkritme/contract';
import type { MeasuresText } from './texts-nl.ts';

/** An expectation as it stands in the form. */
export interface ExpectedForm {
  readonly key: number;
  readonly datastreamId: string;
  readonly direction: 'less' | 'more';
  readonly size: string;
  readonly as: 'percent' | 'unit';
  /** null: as proposed, nobody has looked yet. */
  readonly comparisons: readonly number[] | null;
}

/** A plan as it stands in the form. */
export interface PlanForm {
  readonly title: string;
  readonly kind: InterventionKind;
  readonly placeId: number | null;
  readonly ownerId: string;
  readonly agreementId: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly stopOn: string;
  readonly by: string;
  readonly cost: string;
  readonly expected: readonly ExpectedForm[];
}

export const emptyExpected = (key: number): ExpectedForm => ({
  key,
  datastreamId: '',
  direction: 'less',
  size: '',
  as: 'percent',
  comparisons: null,
});

export const emptyPlan = (placeId: number | null, ownerId: number | undefined): PlanForm => ({
  title: '',
  kind: 'presence',
  placeId,
  ownerId: ownerId === undefined ? '' : String(ownerId),
  agreementId: '',
  startsOn: '',
  endsOn: '',
  stopOn: '',
  by: '',
  cost: '',
  expected: [emptyExpected(1)],
});

export function toPlanForm(plan: InterventionPlan): PlanForm {
  return {
    ...plan,
    ownerId: String(plan.ownerId),
    agreementId: plan.agreementId === null ? '' : String(plan.agreementId),
    stopOn: plan.stopOn ?? '',
    cost: plan.costEuros === null ? '' : String(plan.costEuros),
    expected: plan.expected.map((one, index) => ({
      ...one,
      key: index + 1,
      datastreamId: String(one.datastreamId),
      size: String(one.size),
    })),
  };
}

/** As the server takes it; only for a form without problems. */
export function toPlan(form: PlanForm): InterventionPlan {
  const { title, kind, placeId, startsOn, endsOn, by } = form;
  return {
    title: title.trim(),
    kind,
    placeId,
    ownerId: Number(form.ownerId),
    agreementId: form.agreementId === '' ? null : Number(form.agreementId),
    startsOn,
    endsOn,
    stopOn: form.stopOn === '' ? null : form.stopOn,
    costEuros: form.cost.trim() === '' ? null : Number(form.cost),
    by,
    expected: form.expected.map(toExpected),
  };
}

const toExpected = ({ datastreamId, direction, size, as, comparisons }: ExpectedForm): ExpectedEffect => ({
  datastreamId: Number(datastreamId),
  direction,
  size: toNumber(size),
  as,
  comparisons: [...(comparisons ?? [])],
});

/** A comma or a point before the decimals. */
const toNumber = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.')));

export interface Problem {
  readonly fieldId: string;
  readonly message: string;
}

/** What is still missing or wrong, field by field; the server judges the rest. */
export function problemsOf(form: PlanForm, text: MeasuresText): Problem[] {
  const problems: Problem[] = [];
  const need = (isGood: boolean, fieldId: string, message: string) => {
    if (!isGood) problems.push({ fieldId, message });
  };
  need(form.title.trim().length >= 3, 'plan-title', text.titleError);
  need(/^\d*$/.test(form.cost.trim()), 'plan-cost', text.costError);
  need(form.startsOn !== '', 'plan-start', text.startError);
  need(form.endsOn !== '', 'plan-end', text.lastDayError);
  need(form.endsOn === '' || form.startsOn <= form.endsOn, 'plan-end', text.endError);
  need(form.by !== '', 'plan-by', text.effectDayError);
  need(form.by === '' || form.startsOn < form.by, 'plan-by', text.byError);
  for (const { key, datastreamId, size } of form.expected) {
    need(datastreamId !== '', `plan-series-${key}`, text.seriesError);
    need(toNumber(size) > 0, `plan-size-${key}`, text.sizeError);
  }
  return problems;
}

/**
 * Days with which a measure that has not begun cannot begin any more; told beside the field. A plan of what never began can still be kept.
 * @param today local date, YYYY-MM-DD
 */
export function warningsOf({ by, endsOn, stopOn }: PlanForm, today: string, text: MeasuresText): Problem[] {
  const warnings: Problem[] = [];
  if (endsOn !== '' && endsOn < today) warnings.push({ fieldId: 'plan-end', message: text.dayPast });
  if (by !== '' && by <= today) warnings.push({ fieldId: 'plan-by', message: text.byPast });
  if (stopOn !== '' && stopOn < today) warnings.push({ fieldId: 'plan-stop', message: text.dayPast });
  return warnings;
}
