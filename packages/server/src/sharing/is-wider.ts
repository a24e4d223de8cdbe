import { type SharingMark, sharingLabels } from '@wijkritme/contract';

/**
 * May anybody read this who might not before? In doubt: yes, then a reason is asked that was not needed.
 *
 * @example isWider(mark('TLP:AMBER'), mark('TLP:GREEN')) // true
 */
export function isWider(from: SharingMark, to: SharingMark): boolean {
  return (
    openness(to) > openness(from) ||
    to.audience.some((id) => !from.audience.includes(id) && !isOpen(from)) ||
    to.persons.some((id) => !from.persons.includes(id) && !isOpen(from)) ||
    isWiderPlace(from.onlyPlaces, to.onlyPlaces) ||
    isLater(from.endsAt, to.endsAt)
  );
}

const openness = ({ label }: SharingMark) => -sharingLabels.indexOf(label);

/** Everybody who works at the place read it already. */
const isOpen = ({ label, onlyPlaces }: SharingMark) =>
  (label === 'TLP:CLEAR' || label === 'TLP:GREEN') && onlyPlaces.length === 0;

function isWiderPlace(from: readonly number[], to: readonly number[]): boolean {
  return from.length > 0 && (to.length === 0 || to.some((id) => !from.includes(id)));
}

function isLater(from: string | null, to: string | null): boolean {
  return from !== null && (to === null || Date.parse(to) > Date.parse(from));
}
