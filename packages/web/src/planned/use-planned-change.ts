import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../live/keys.ts';

/** Sends a change of what is planned; every list of it is asked anew. */
export function usePlannedChange<T>(send: () => Promise<T>) {
  const queryClient = useQueryClient();
  const look = () => queryClient.invalidateQueries({ queryKey: keys.plannedAll });
  const mutation = useMutation({ mutationFn: send, onSuccess: look });
  return { ...mutation, look: () => void look() };
}
