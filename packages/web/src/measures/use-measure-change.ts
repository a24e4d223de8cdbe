import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { InterventionFile } from '@wijkritme/contract';
import { keys } from '../live/keys.ts';

/** Sends a change of a measure; what comes back takes the place of what was known. */
export function useMeasureChange<T>(id: number, send: (input: T) => Promise<InterventionFile>, done?: () => void) {
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: send,
    onSuccess: async (file) => {
      await queryClient.cancelQueries({ queryKey: keys.measure(id) });
      queryClient.setQueryData(keys.measure(id), file);
      void queryClient.invalidateQueries({ queryKey: keys.measures });
      // A case tells what became of its measures.
      void queryClient.invalidateQueries({ queryKey: keys.case(file.caseId) });
      done?.();
    },
  });
  return { ...mutation, look: () => void queryClient.invalidateQueries({ queryKey: keys.measure(id) }) };
}
