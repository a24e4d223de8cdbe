import type { NewFeedback } from '@wijkritme/contract';
import type { SharingInput } from '../sharing-mark.ts';

const fields = ['label', 'audience', 'onlyPlaces', 'persons', 'endsAt'] as const;

/** How far somebody lets their feedback go; undefined: they do not say. Who says less than a label means TLP:GREEN. */
export function sharingOf(said: NewFeedback): SharingInput | undefined {
  if (fields.every((field) => said[field] === undefined)) return undefined;
  const { label = 'TLP:GREEN', audience = [], onlyPlaces, persons, endsAt } = said;
  return { label, audience, onlyPlaces, persons, endsAt };
}
