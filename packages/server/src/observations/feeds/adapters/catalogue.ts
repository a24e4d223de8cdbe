import type { FeedAdapter } from './adapter.ts';
import { luchtmeetnetFeed } from './luchtmeetnet.ts';
import { ndwTrafficFeed, ndwTravelTimeFeed } from './ndw.ts';
import { samenMetenFeed } from './samen-meten.ts';
import { telraamFeed } from './telraam.ts';
import { thingsStackFeed } from './things-stack.ts';

/** Every kind of source that can be asked. To add one: copy the file of one that is alike, name it here, and put what it answers into `fixtures/feeds`. */
export const feedAdapters: readonly FeedAdapter[] = [
  luchtmeetnetFeed,
  ndwTrafficFeed,
  ndwTravelTimeFeed,
  samenMetenFeed,
  telraamFeed,
  thingsStackFeed,
];

export function findAdapter(id: string): FeedAdapter | undefined {
  return feedAdapters.find((adapter) => adapter.id === id);
}
