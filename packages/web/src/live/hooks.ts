import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useState, useSyncExternalStore } from 'react';
import { type LiveSnapshot, type LiveStore, liveStore } from './store.ts';
import { setPaused } from './stream.ts';

export const LiveContext = createContext<LiveStore>(liveStore);

export function useLive(): LiveSnapshot {
  const store = useContext(LiveContext);
  return useSyncExternalStore(store.subscribe, store.get);
}

export function useLivePause(): (paused: boolean) => void {
  const store = useContext(LiveContext);
  const queryClient = useQueryClient();
  return (paused) => setPaused(queryClient, store, paused);
}

/** How many readings of one datastream came in since `key` last changed: what one misses while scrolled back. */
export function useMissedReadings(datastreamId: number, key: string): number {
  const store = useContext(LiveContext);
  const count = useSyncExternalStore(store.subscribe, () => store.countOf(datastreamId));
  const here = `${datastreamId} ${key}`;
  const [base, setBase] = useState({ here, count });
  if (base.here !== here) setBase({ here, count });
  return base.here === here ? count - base.count : 0;
}

/** Call after the lists of deviations were fetched anew. */
export function useSeenDeviations(): () => void {
  const store = useContext(LiveContext);
  return () => store.set({ newDeviations: 0 });
}
