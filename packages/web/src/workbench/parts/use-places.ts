import { useQuery } from '@tanstack/react-query';
import { defaultZone } from '../../i18n/format.ts';
import { queries } from '../queries.ts';

export function useMunicipality(): string | undefined {
  const { data } = useQuery(queries.places());
  return data?.items.find(({ kind }) => kind === 'municipality')?.name;
}

/** The zone of a place; the municipality's for what has none. */
export function useZone(placeId: number | null | undefined): string {
  const { data } = useQuery(queries.places());
  const place = data?.items.find(({ id }) => id === placeId) ?? data?.items[0];
  return place?.timeZone ?? defaultZone;
}

export function usePlaceName(placeId: number | null): string | undefined {
  const { data } = useQuery(queries.places());
  return data?.items.find(({ id }) => id === placeId)?.name;
}
