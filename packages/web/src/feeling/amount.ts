import type { QuestionnaireRound, QuestionnaireScaleId } from '@wijkritme/contract';
import { questionnaireScales } from '@wijkritme/contract';
import type { createFormat } from '../i18n/format.ts';

type Format = Pick<ReturnType<typeof createFormat>, 'number' | 'percent'>;

/** A mean with one decimal, or a share in per cent. @example amountOf('yes-no', 0.34, format) // '34%' */
export const amountOf = (scale: QuestionnaireScaleId, value: number, { number, percent }: Format): string =>
  scale === 'yes-no' ? percent(value) : number(value);

/** Limits of the interval; undefined: they are hidden. */
export function limitsOf({ scale, low, high }: Pick<QuestionnaireRound, 'scale' | 'low' | 'high'>, format: Format) {
  return low === null || high === null ? undefined : [amountOf(scale, low, format), amountOf(scale, high, format)];
}

/** Least and most that can be answered; shares go from 0 to 1. */
export function endsOf(scale: QuestionnaireScaleId): readonly [number, number] {
  const values: readonly number[] = questionnaireScales.find(({ id }) => id === scale)?.values ?? [0, 1];
  return [values[0] ?? 0, values.at(-1) ?? 1];
}
