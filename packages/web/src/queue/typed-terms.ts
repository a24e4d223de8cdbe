import { type AnswerTerm, type DeviationKind, deviationKinds, type KindDays } from '@wijkritme/contract';

/** Days as typed; empty: none of its own. */
export interface TypedTerms {
  readonly days: string;
  readonly sensorDays: string;
  readonly kinds: Readonly<Partial<Record<DeviationKind, string>>>;
}

/** What somebody chose for this very place. */
export const typedOf = (term: AnswerTerm): TypedTerms => ({
  days: term.fromPlaceId === term.placeId ? String(term.days) : '',
  sensorDays: term.sensorFromPlaceId === term.placeId && !isSame(term) ? String(term.sensorDays) : '',
  kinds: Object.fromEntries(
    term.kinds
      .filter(({ fromPlaceId }) => fromPlaceId === term.placeId)
      .map(({ kind, days }) => [kind, String(days)] as const),
  ),
});

/** Where nobody chose a term for sensors, theirs is that of other signals. */
const isSame = (term: AnswerTerm) => term.days === term.sensorDays && term.fromPlaceId === term.sensorFromPlaceId;

export const isDays = (typed = ''): boolean => /^(\d{1,2})?$/.test(typed.trim()) && isAllowed(typed.trim());
const isAllowed = (typed: string) => typed === '' || (Number(typed) >= 1 && Number(typed) <= 60);

export const isRight = ({ days, sensorDays, kinds }: TypedTerms): boolean =>
  [days, sensorDays, ...Object.values(kinds)].every(isDays);

/** What is sent; a term that is empty is left out. */
export function bodyOf({ days, sensorDays, kinds }: TypedTerms): {
  days?: number;
  sensorDays?: number;
  kindDays: KindDays;
} {
  const chosen = deviationKinds.filter((kind) => (kinds[kind] ?? '').trim() !== '');
  return {
    ...(days.trim() === '' ? {} : { days: Number(days) }),
    ...(sensorDays.trim() === '' ? {} : { sensorDays: Number(sensorDays) }),
    kindDays: Object.fromEntries(chosen.map((kind) => [kind, Number(kinds[kind])])),
  };
}
