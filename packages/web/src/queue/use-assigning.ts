import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import type { SignalQueue, SignalWork } from '@wijkritme/contract';
import { keys } from '../live/keys.ts';
import { api } from '../workbench/api.ts';

/** Gives a signal to somebody, or to nobody. Rows stay where they are: a list never moves under the reader's eyes. */
export function useAssigning({ signalId, version }: SignalWork, person: number) {
  const queryClient = useQueryClient();
  const show = (work: SignalWork) =>
    queryClient.setQueriesData<InfiniteData<SignalQueue>>(
      { queryKey: keys.queues(person) },
      (data) => data && withWork(data, work),
    );
  const look = async () => {
    const detail = await queryClient.fetchQuery({
      queryKey: keys.signalWork(signalId, person),
      queryFn: () => api.getSignalWork({ id: signalId }),
    });
    show(detail.work);
  };
  const mutation = useMutation({
    mutationFn: (personId: number | null) => api.assignSignal({ id: signalId, body: { personId, version } }),
    onSuccess: (detail) => {
      queryClient.setQueryData(keys.signalWork(signalId, person), detail);
      show(detail.work);
      void queryClient.invalidateQueries({ queryKey: keys.queueCounts(person) });
    },
  });
  return { ...mutation, look: () => void look().then(() => mutation.reset()) };
}

function withWork(data: InfiniteData<SignalQueue>, work: SignalWork): InfiniteData<SignalQueue> {
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => (item.signal.id === work.signalId ? { ...item, work } : item)),
  }));
  return { ...data, pages };
}
