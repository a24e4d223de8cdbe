import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SignalInterpretations } from '@wijkritme/contract';
import { keys } from '../live/keys.ts';

/** Sends an answer; what comes back takes the place of what was known. */
export function useAnswering<T>(
  { signalId, personId }: { readonly signalId: number; readonly personId: number },
  send: (input: T) => Promise<SignalInterpretations>,
  done?: () => void,
) {
  const queryClient = useQueryClient();
  const key = keys.interpretations(signalId, personId);
  const mutation = useMutation({
    mutationFn: send,
    onSuccess: async (all) => {
      done?.();
      // An older answer that is still under way must not come after this one.
      await queryClient.cancelQueries({ queryKey: key });
      queryClient.setQueryData(key, all);
      // What a case hid until this answer is there to be read.
      for (const queryKey of [keys.cases, keys.everyCase, keys.measures, keys.reports])
        void queryClient.invalidateQueries({ queryKey });
    },
  });
  return { ...mutation, look: () => void queryClient.invalidateQueries({ queryKey: key }) };
}
