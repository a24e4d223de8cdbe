import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../live/keys.ts';
import { api } from '../api.ts';
import { queries } from '../queries.ts';

export function useIsAdministrator(): boolean | undefined {
  const { data } = useQuery(queries.session());
  return data && data.role === 'administrator';
}

/** Sign in with the key, or out. Everything that was read as somebody else is read again. */
export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (key: string) => api.openSession({ body: { key } }),
    onSuccess: (session) => {
      queryClient.setQueryData(keys.session, session);
      void queryClient.invalidateQueries();
    },
  });
}

export function useSignOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.closeSession(),
    onSuccess: (session) => {
      queryClient.setQueryData(keys.session, session);
      for (const name of [keys.imports[0], 'import', 'import-rows']) queryClient.removeQueries({ queryKey: [name] });
    },
  });
}
