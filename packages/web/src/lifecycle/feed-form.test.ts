import type { Feed, FeedAdapter } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { checkFeedForm, toFeedDraft, toFeedForm } from './feed-form.ts';

const adapter = (id: string, needsKey: boolean): FeedAdapter => ({
  id,
  name: id,
  deviceType: id,
  origin: `https://${id}.example`,
  origins: [`https://${id}.example`, 'https://mirror.example'],
  stationPattern: '^NL\\d+$',
  stationExample: 'NL49014',
  needsKey,
  source: `https://${id}.example/docs`,
});
const adapters = [adapter('open', false), adapter('locked', true)];
const feed: Feed = {
  thingId: 1,
  thingName: 'Plein',
  adapter: 'locked',
  adapterName: 'locked',
  station: 'NL1',
  origin: 'https://locked.example',
  hasKey: true,
  health: 'working',
  fault: null,
  failures: 0,
  triedAt: null,
  succeededAt: null,
  nextAt: '2026-11-22T10:00:00Z',
  reached: null,
  stored: 0,
  refused: 0,
  sentence: '',
};

test('it begins with the first that fits, or with what is there', () => {
  expect(toFeedForm(adapters, undefined)).toEqual({
    adapter: 'open',
    origin: 'https://open.example',
    station: '',
    key: '',
  });
  expect(toFeedForm(adapters, feed)).toEqual({
    adapter: 'locked',
    origin: 'https://locked.example',
    station: 'NL1',
    key: '',
  });
});

test('a station looks like those of its source', () => {
  const form = toFeedForm(adapters, undefined);
  expect(checkFeedForm({ ...form, station: 'plein' }, adapters, undefined)).toEqual(['station']);
  const good = { ...form, station: ' NL49014 ' };
  expect(checkFeedForm(good, adapters, undefined)).toEqual([]);
  expect(toFeedDraft(good)).toEqual({ adapter: 'open', origin: 'https://open.example', station: 'NL49014' });
});

test('a key is asked where there is none for this host', () => {
  const form = toFeedForm(adapters, feed);
  expect(checkFeedForm(form, adapters, feed)).toEqual([]);
  expect(checkFeedForm(form, adapters, { ...feed, hasKey: false })).toEqual(['key']);
  expect(checkFeedForm({ ...form, origin: 'https://mirror.example' }, adapters, feed)).toEqual(['key']);
  expect(checkFeedForm({ ...form, key: 'kort' }, adapters, feed)).toEqual(['key']);
  expect(toFeedDraft({ ...form, key: 'een-nieuwe-sleutel' }).key).toBe('een-nieuwe-sleutel');
});
