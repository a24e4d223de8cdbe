import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SavedFilterList } from '@wijkritme/contract';
import { keys } from '../live/keys.ts';

/** Sends a change; the list that comes back takes the place of what was known. */
export function useFilterChange<T>(personId: number, send: (input: T) => Promise<SavedFilterList>) {
  const queryClient = useQueryClient();
  const key = keys.savedFilters(personId);
  const mutation = useMutation({
    mutationFn: send,
    onSuccess: (list) => queryClient.setQueryData(key, list),
  });
  return { ...mutation, look: () => void queryClient.invalidateQueries({ queryKey: key }).then(mutation.reset) };
}
