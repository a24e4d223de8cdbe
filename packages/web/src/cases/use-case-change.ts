import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseFile } from '@wijkritme/contract';
import { keys } from '../live/keys.ts';

/** Sends a change of a case; what comes back takes the place of what was known. */
export function useCaseChange<T>(id: number, send: (input: T) => Promise<CaseFile>, done?: () => void) {
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: send,
    onSuccess: async (file) => {
      await queryClient.cancelQueries({ queryKey: keys.case(id) });
      queryClient.setQueryData(keys.case(id), file);
      void queryClient.invalidateQueries({ queryKey: keys.cases });
      done?.();
    },
  });
  return { ...mutation, look: () => void queryClient.invalidateQueries({ queryKey: keys.case(id) }) };
}
