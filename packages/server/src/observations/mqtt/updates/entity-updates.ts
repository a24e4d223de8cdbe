import { WijkritmeError } from '@wijkritme/contract';
import type { Principal } from '../../../foundation/principals.ts';
import type { WrittenEntity } from '../../../sensors/index.ts';
import type { Door } from '../../sensorthings/door.ts';
import { type EntitySet, entitySets, entityTypes, findPropertyType, isDerived } from '../../sensorthings/model.ts';
import type { Step } from '../../sensorthings/parse-path.ts';
import { readOne } from '../../sensorthings/read.ts';
import { isReading, type Node, resolveNode } from '../../sensorthings/resolve.ts';
import { completeNode } from '../../sensorthings/select-rows.ts';
import { withinTime } from '../../sensorthings/within-time.ts';
import type { EntityTopic } from './parse-topic.ts';
import type { TellingParts } from './reading-updates.ts';
import type { EntityListening } from './update-book.ts';

/** Tells entities other than readings, as they are after the change. */
export class EntityUpdates {
  readonly #parts: TellingParts;

  constructor(parts: TellingParts) {
    this.#parts = parts;
  }

  /** Does anybody listen to such entities? */
  concerns(written: readonly WrittenEntity[]): boolean {
    return written.some(({ kind }) => this.#parts.book.ofSet(setOf(kind)).length > 0);
  }

  /** Datastreams of which a property that follows from readings is listened to. */
  derived(datastreams: Iterable<number>): (WrittenEntity & { readonly derived: boolean })[] {
    const wanted = this.#parts.book.ofSet('Datastreams').filter(({ topic }) => asksForDerived(topic));
    if (wanted.length === 0) return [];
    const changed = [...new Set(wanted.flatMap(({ topic }) => topic.property ?? []))];
    return [...new Set(datastreams)].map((id) => ({ kind: 'datastream', id, changed, derived: true }));
  }

  async tell(written: readonly (WrittenEntity & { readonly derived?: boolean })[]): Promise<void> {
    for (const entity of written)
      for (const listening of this.#parts.book.ofSet(setOf(entity.kind)))
        if (concernsProperty(listening.topic, entity) && (!entity.derived || asksForDerived(listening.topic)))
          await this.#tellOne(listening, entity);
  }

  async #tellOne(listening: EntityListening, { id }: WrittenEntity): Promise<void> {
    const { topic, subscribers } = listening;
    const texts = new Map<Principal | 'all', string | undefined>();
    for (const subscriber of subscribers) {
      const principal = subscriber.principal();
      if (!principal) continue;
      // Counts are hidden from some only where readings are expanded.
      const whose = topic.query.expand.length === 0 ? 'all' : principal;
      if (!texts.has(whose)) texts.set(whose, await this.#textOf(listening, id, principal));
      const text = texts.get(whose);
      if (text !== undefined) this.#parts.quota.send(subscriber, topic.name, text);
    }
  }

  /** @returns undefined where the entity is not in the list, is gone, or the property is what it was */
  async #textOf(listening: EntityListening, id: number, principal: Principal): Promise<string | undefined> {
    const { topic } = listening;
    const door = this.#parts.doorOf(principal, topic.version);
    const found = await findNode(door, topic, id);
    const node = found && (await completeNode(door, found));
    if (!node || isReading(node)) return undefined;
    if (topic.property === undefined)
      return withinTime(door, topic.query, (bounded) => readOne(bounded, node, topic.query));
    const value = topic.property === 'id' ? id : (node.row.properties[topic.property] ?? null);
    const text = JSON.stringify({ [topic.property]: value });
    if (text === listening.told) return undefined;
    listening.told = text;
    return text;
  }
}

function asksForDerived({ set, property }: EntityTopic): boolean {
  return property !== undefined && isDerived(findPropertyType(set, property));
}

/** Where names of what changed are known, a property among the others did not. */
function concernsProperty({ property }: EntityTopic, { changed }: WrittenEntity): boolean {
  return property === undefined || changed === undefined || changed.includes(property);
}

async function findNode(door: Door, { steps, isOne }: EntityTopic, id: number): Promise<Node | undefined> {
  try {
    const node = await resolveNode(door, isOne ? steps : withId(steps, id));
    return !isReading(node) && node.row.id === id ? node : undefined;
  } catch (cause) {
    if (cause instanceof WijkritmeError) return undefined;
    throw cause;
  }
}

/** The list, with one entity of it. */
function withId(steps: readonly Step[], id: number): readonly Step[] {
  return steps.map((step, i) => (i === steps.length - 1 ? { ...step, id: BigInt(id) } : step));
}

function setOf(kind: WrittenEntity['kind']): EntitySet {
  const set = entitySets.find((one) => entityTypes[one].kind === kind);
  if (!set) throw new Error(`no set of ${kind}`);
  return set;
}
