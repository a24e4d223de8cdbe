import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../live/keys.ts';

/** Sends something about reports; every list of reports is fetched anew. */
export function useReportsChange<In, Out>(send: (input: In) => Promise<Out>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.reports }),
  });
}
