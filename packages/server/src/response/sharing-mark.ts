import type { NewCase, SharingMark } from '@wijkritme/contract';
import type { SharingColumns } from './tables.ts';

export type SharingInput = Pick<NewCase, 'label' | 'audience' | 'onlyPlaces' | 'persons' | 'endsAt'>;

const inOrder = (ids: readonly number[] | undefined) => [...(ids ?? [])].sort((a, b) => a - b);

/** As the store keeps it. */
export function toSharingColumns({ label, audience, onlyPlaces, persons, endsAt }: SharingInput): SharingColumns {
  return {
    label,
    audience: inOrder(audience),
    only_places: inOrder(onlyPlaces),
    persons: inOrder(persons),
    label_ends_at: endsAt ? new Date(endsAt) : null,
  };
}

/** As it is told. */
export function toSharingMark({ label, audience, only_places, persons, label_ends_at }: SharingColumns): SharingMark {
  return { label, audience, onlyPlaces: only_places, persons, endsAt: label_ends_at?.toISOString() ?? null };
}
