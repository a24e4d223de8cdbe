import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import { queries } from '../queries.ts';
import { becomeSession } from './session-cache.ts';

export function useIsAdministrator(): boolean | undefined {
  const { data } = useQuery(queries.session());
  return data && data.role === 'administrator';
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
