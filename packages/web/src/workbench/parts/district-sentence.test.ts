import type { Beat, Place } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { districtSentence } from './district-sentence.ts';

// Only the fields that the sentence looks at.
const place = (id: number, name: string) => ({ id, name }) as Place;
const beat = (placeId: number, word: Beat['word'], silent = 0, implausible = 0) =>
  ({ placeId, word, silent, implausible }) as Beat;
const places = ['Noord', 'Oost', 'Zuid', 'West', 'Midden'].map((name, index) => place(index + 1, name));
const sentenceOf = (...beats: Beat[]) => districtSentence(places, new Map(beats.map((one) => [one.placeId, one])), nl);

test('all as usual', () => {
  expect(sentenceOf(beat(1, 'usual'), beat(2, 'usual'))).toBe('Op alle 2 plekken is het nu zoals altijd.');
});

test('what differs is named, up to three', () => {
  expect(sentenceOf(beat(1, 'busy'), beat(2, 'usual'))).toBe(
    'Op 1 van de 2 plekken is het nu anders dan normaal: Noord.',
  );
  const many = sentenceOf(...places.map(({ id }) => beat(id, 'loud')));
  expect(many).toContain('Noord, Oost, Zuid en 2 andere plekken.');
});

test('silence and learning are never calm', () => {
  expect(sentenceOf(beat(1, 'silent-sensor', 1))).toBe(
    'Wij weten nog niet wat hier normaal is. Op 1 plek is een sensor stil.',
  );
  expect(sentenceOf(beat(1, 'usual'), beat(2, 'learning'))).toContain('Op 1 plek leren wij nog wat normaal is.');
  expect(sentenceOf(beat(1, 'no-sensor'))).toBe('Wij weten nog niet wat hier normaal is.');
});
