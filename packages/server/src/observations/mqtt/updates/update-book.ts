import type { Subscriber } from '../../../foundation/mqtt/subscriptions.ts';
import type { EntitySet } from '../../sensorthings/model.ts';
import type { EntityTopic, UpdateTopic, WildcardTopic } from './parse-topic.ts';

/** One topic and all who listen to it: what is told is worked out once for them. */
export interface Listening<T extends UpdateTopic = UpdateTopic> {
  readonly topic: T;
  readonly subscribers: Set<Subscriber>;
}

/** An entity topic; of a property what was told last. */
export interface EntityListening extends Listening<EntityTopic> {
  told: string | undefined;
}

/** Who listens to what, by what is told there. Empty, it costs nothing. */
export class UpdateBook {
  readonly #entities = new Map<string, EntityListening>();
  readonly #wildcards = new Map<string, Listening<WildcardTopic>>();
  /** Raised with every change of topics. */
  version = 0;

  get isEmpty(): boolean {
    return this.#entities.size === 0 && this.#wildcards.size === 0;
  }

  /** @returns what ends it */
  add(topic: UpdateTopic, subscriber: Subscriber): () => void {
    const listening = topic.kind === 'wildcard' ? this.#wildcard(topic) : this.#entity(topic);
    listening.subscribers.add(subscriber);
    return () => {
      listening.subscribers.delete(subscriber);
      if (listening.subscribers.size > 0) return;
      const topics: Map<string, Listening> = topic.kind === 'wildcard' ? this.#wildcards : this.#entities;
      if (topics.get(topic.name) === listening) topics.delete(topic.name);
      this.version += 1;
    };
  }

  #wildcard(topic: WildcardTopic): Listening<WildcardTopic> {
    return ensure(this.#wildcards, topic.name, () => this.#raised({ topic, subscribers: new Set() }));
  }

  #entity(topic: EntityTopic): EntityListening {
    return ensure(this.#entities, topic.name, () => this.#raised({ topic, subscribers: new Set(), told: undefined }));
  }

  #raised<L>(listening: L): L {
    this.version += 1;
    return listening;
  }

  /** Each connection as often as it has topics. */
  *subscribers(): Iterable<Subscriber> {
    for (const { subscribers } of [...this.#entities.values(), ...this.#wildcards.values()]) yield* subscribers;
  }

  wildcards(): Iterable<Listening<WildcardTopic>> {
    return this.#wildcards.values();
  }

  ofSet(set: EntitySet): EntityListening[] {
    return [...this.#entities.values()].filter(({ topic }) => topic.set === set);
  }
}

function ensure<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
