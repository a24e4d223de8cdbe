import type { EntitySet } from '../../sensorthings/model.ts';
import { isSingle, parsePath, type ResourcePath, type Step } from '../../sensorthings/parse-path.ts';
import { parseQuery, type Query } from '../../sensorthings/parse-query.ts';

/** What somebody listens to: OGC 18-088, 14.2. */
export type UpdateTopic = EntityTopic | WildcardTopic;

export interface EntityTopic {
  readonly kind: 'entities';
  readonly name: string;
  /** `v1.0` or `v1.1`, for the links in the messages. */
  readonly version: string;
  readonly steps: readonly Step[];
  readonly set: EntitySet;
  /** One entity, or all of a list. */
  readonly isOne: boolean;
  /** One property of one entity. */
  readonly property: string | undefined;
  /** `$select` and `$expand`. */
  readonly query: Query;
}

/** `v1.1/#` and the like: every new reading, on the topic of its datastream, as far as that fits. */
export interface WildcardTopic {
  readonly kind: 'wildcard';
  readonly name: string;
  fits(topic: string): boolean;
}

const form = /^(v1\.[01])\/([^?]+)(?:\?(.*))?$/s;
const allowed = new Set(['$select', '$expand']);

/**
 * @param isOfMulti whether an observation with this id belongs to a MultiDatastream
 * @returns undefined for a topic that nothing is ever told on
 * @throws WijkritmeError for a path or an option that does not exist
 */
export function parseTopic(name: string, isOfMulti?: (id: bigint) => boolean): UpdateTopic | undefined {
  if (!name.startsWith('v1.')) return undefined;
  if (/(^|\/)[+#]($|\/)/.test(name)) return { kind: 'wildcard', name, fits: wildcardOf(name) };
  const [, version = '', path = '', options = ''] = form.exec(name) ?? [];
  const parsed: ResourcePath = parsePath(`/${path}`, isOfMulti);
  if (version === '' || parsed.kind === 'root' || parsed.suffix !== undefined) return undefined;
  const last = parsed.steps.at(-1);
  if (!last) return undefined;
  const query = parseQuery(last.set, options);
  if (query.given.some(([option]) => !allowed.has(option))) return undefined;
  const { property, steps } = parsed;
  if (property !== undefined && options !== '') return undefined;
  return { kind: 'entities', name, version, steps, set: last.set, isOne: isSingle(last), property, query };
}

/** [MQTT-4.7.1]: `+` stands for one level, `#` at the end for all that follow. */
function wildcardOf(filter: string): (topic: string) => boolean {
  const levels = filter.split('/');
  return (topic) => {
    const parts = topic.split('/');
    for (let i = 0; i < levels.length; i++) {
      if (levels[i] === '#') return true;
      if (parts[i] === undefined || (levels[i] !== '+' && levels[i] !== parts[i])) return false;
    }
    return parts.length === levels.length;
  };
}
