import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Right } from '@wijkritme/contract';
import { api } from '../api.ts';
import { queries } from '../queries.ts';
import { becomeSession } from './session-cache.ts';

/** May one do this, at some place at least? undefined while that is not known yet. */
export function useMay(right: Right): boolean | undefined {
  const { data } = useQuery(queries.session());
  return data?.rights.some((one) => one.right === right);
}

/** Sign in with the key. */
export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (key: string) => api.openSession({ body: { key } }),
    onSuccess: (session) => becomeSession(queryClient, session),
  });
}

export function useSignOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.closeSession(),
    onSuccess: (session) => becomeSession(queryClient, session),
  });
}
