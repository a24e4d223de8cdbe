import { type LiveHandlers, openLive } from '@wijkritme/client';
import type { Connection } from './store.ts';

/** An event source gives up for good when the server answers with an error; after this long a new one is opened. */
const reopenMs = 10_000;
/** Who only goes past other tabs comes back to a stream that is still there. */
const restAfterMs = 3_000;

export interface ConnectionOptions {
  readonly url: string;
  readonly handlers: Omit<LiveHandlers, 'state'>;
  readonly onState: (connection: Connection) => void;
  /** Something may have been missed: fetch anew. */
  readonly onGap: () => void;
}

/**
 * The live stream of a page, open while somebody can see it. Over HTTP/1.1 a browser has six connections to a server for all
 * its tabs together: with as many tabs that nobody looks at and that each hold one, the next would never load.
 */
export function keepLive({ url, handlers, onState, onGap }: ConnectionOptions): () => void {
  let close: (() => void) | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  // A tab that was opened behind another has fetched its lists long before it is seen.
  let missed = document.hidden;

  const state = (open: boolean) => {
    clearTimeout(reopening);
    if (!open) reopening = setTimeout(connect, reopenMs);
    if (open && missed) onGap();
    if (open) missed = true;
    onState(open ? 'open' : navigator.onLine ? 'closed' : 'offline');
  };
  function connect() {
    clearTimeout(reopening);
    close?.();
    close = openLive({ ...handlers, state }, url);
    reopening = setTimeout(connect, reopenMs);
  }
  const rest = () => {
    clearTimeout(reopening);
    close?.();
    close = undefined;
    onState('connecting');
  };
  const look = () => {
    clearTimeout(resting);
    if (document.hidden) resting = setTimeout(rest, restAfterMs);
    else if (!close) connect();
  };
  const offline = () => onState('offline');
  const online = () => {
    onState(close ? 'closed' : 'connecting');
    if (close) connect();
  };

  if (!document.hidden) connect();
  addEventListener('offline', offline);
  addEventListener('online', online);
  document.addEventListener('visibilitychange', look);
  return () => {
    removeEventListener('offline', offline);
    removeEventListener('online', online);
    document.removeEventListener('visibilitychange', look);
    clearTimeout(resting);
    clearTimeout(reopening);
    close?.();
  };
}
