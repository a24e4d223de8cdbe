import type { UpdateTopic } from './parse-topic.ts';

/**
 * Topics that anybody may listen to without a key: the readings of one datastream, which anybody may read by HTTP. No wildcard, and
 * nothing for which the store is asked at each reading (decision 183).
 * @param isThere whether there is such a datastream
 */
export function isOpenTopic(topic: UpdateTopic, isThere: (datastream: number) => boolean): boolean {
  if (topic.kind !== 'entities' || topic.property !== undefined || topic.query.expand.length > 0) return false;
  const [from, to] = topic.steps;
  if (topic.steps.length !== 2 || from?.set !== 'Datastreams' || from.id === undefined) return false;
  return to?.set === 'Observations' && to.id === undefined && isThere(Number(from.id));
}
