export type Connection = 'connecting' | 'open' | 'closed' | 'offline';

export interface LiveSnapshot {
  readonly connection: Connection;
  /** The reader holds the page still; the connection stays. */
  readonly paused: boolean;
  /** Readings that came in while paused. */
  readonly waiting: number;
  /** Deviations that began since the lists were last fetched. */
  readonly newDeviations: number;
  /** Highest id that was counted. */
  readonly newestDeviation: number;
  /** What role=status says; changes at most once every two seconds. */
  readonly announcement: string;
}

export interface LiveStore {
  readonly get: () => LiveSnapshot;
  readonly set: (change: Partial<LiveSnapshot>) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Readings of one datastream since this page was opened. */
  readonly countOf: (datastreamId: number) => number;
  readonly count: (datastreamId: number, readings: number) => void;
}

/** The one store of the page. */
export const liveStore: LiveStore = createLiveStore();

export function createLiveStore(): LiveStore {
  let snapshot: LiveSnapshot = {
    connection: 'connecting',
    paused: false,
    waiting: 0,
    newDeviations: 0,
    newestDeviation: 0,
    announcement: '',
  };
  const counts = new Map<number, number>();
  const listeners = new Set<() => void>();
  return {
    get: () => snapshot,
    set: (change) => {
      // An empty change tells of new counts only: the snapshot keeps its identity and only those who count draw.
      if (Object.keys(change).length > 0) snapshot = { ...snapshot, ...change };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    countOf: (id) => counts.get(id) ?? 0,
    count: (id, readings) => counts.set(id, (counts.get(id) ?? 0) + readings),
  };
}
