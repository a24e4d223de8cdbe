import { useQuery } from '@tanstack/react-query';
import type { RoleGrant } from '@wijkritme/contract';
import { queries } from '../workbench/queries.ts';
import { usePeopleText } from './texts.ts';

/** Name of a place, or “everywhere”. */
export function usePlaceText(): (placeId: number | null) => string {
  const { everywhere } = usePeopleText();
  const { data: places } = useQuery(queries.places());
  return (placeId) =>
    placeId === null ? everywhere : (places?.items.find(({ id }) => id === placeId)?.name ?? String(placeId));
}

/** A role and where it holds, in words. */
export function useGrantText(): (grant: RoleGrant) => string {
  const { roles } = usePeopleText();
  const placeText = usePlaceText();
  return ({ role, placeId }) => `${roles[role]} (${placeText(placeId)})`;
}
