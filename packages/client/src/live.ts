import type { LiveEventName, LiveEvents } from '@wijkritme/contract';

export type LiveHandlers = { [N in LiveEventName]?: (data: LiveEvents[N]) => void } & {
  state?: (open: boolean) => void;
};

/**
 * Open the live stream of the page's own server. Reconnects by itself (EventSource does); `resync` and every reconnect
 * mean that something may have been missed, so the page should fetch anew.
 */
export function openLive(handlers: LiveHandlers, url = '/v1/live'): () => void {
  const source = new EventSource(url);
  const names: readonly LiveEventName[] = ['readings', 'beats', 'deviation', 'resync', 'notices', 'reports'];
  for (const name of names) {
    source.addEventListener(name, (event) => {
      // The server writes these messages from the same contract.
      (handlers[name] as ((data: unknown) => void) | undefined)?.(JSON.parse((event as MessageEvent<string>).data));
    });
  }
  source.onopen = () => handlers.state?.(true);
  source.onerror = () => handlers.state?.(false);
  return () => source.close();
}
