import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../live/keys.ts';

/** Sends a change of rounds; every list of them, and what stands beside measures, is asked anew. */
export function useFeelingChange<T, V = void>(send: (value: V) => Promise<T>) {
  const queryClient = useQueryClient();
  const look = () => queryClient.invalidateQueries({ queryKey: keys.feelingAll });
  const mutation = useMutation({ mutationFn: send, onSuccess: look });
  return { ...mutation, look: () => void look() };
}
