import { afterUnit } from './database/unit-of-work.ts';

/** A kind of event with its payload type; rooms declare theirs in `events.ts`. */
export interface EventKind<P> {
  readonly name: string;
  /** Never set: it only carries the payload type. */
  readonly payload?: P;
}

export function defineEvent<P>(name: string): EventKind<P> {
  return { name };
}

type Listener = (payload: unknown) => Promise<void> | undefined | void;

/**
 * In-process announcements, delivered at once and in order, after the commit that they speak of. What must survive a
 * crash stands in the outbox as well; listeners that may not miss anything read it from there when they start.
 */
export class EventBus {
  readonly #listeners = new Map<string, Listener[]>();

  on<P>(kind: EventKind<P>, listener: (payload: P) => Promise<void> | undefined | void): () => void {
    const listeners = this.#listeners.get(kind.name) ?? [];
    // Kind and payload are tied together by `EventKind<P>` on both sides.
    listeners.push(listener as Listener);
    this.#listeners.set(kind.name, listeners);
    return () => {
      listeners.splice(listeners.indexOf(listener as Listener), 1);
    };
  }

  /** @returns a promise where a listener asks the announcer to wait (it is behind); announcers of much should await it */
  announce<P>(kind: EventKind<P>, payload: P): Promise<unknown> | undefined {
    if (afterUnit(() => this.announce(kind, payload))) return undefined;
    const behind: Promise<void>[] = [];
    for (const listener of this.#listeners.get(kind.name) ?? []) {
      const wait = listener(payload);
      if (wait) behind.push(wait);
    }
    return behind.length > 0 ? Promise.all(behind) : undefined;
  }
}
