import { describe, expect, test } from 'vitest';
import { faultOf, fileAddress } from './file-address.ts';
import { summariesEn } from './texts-en.ts';
import { summariesNl } from './texts-nl.ts';

const wish = { interval: 'day', from: '2026-10-24', to: '2026-10-25', format: 'csv', middle: false } as const;

describe('the address of a file', () => {
  test('holds whole local days, the last one too, also when the clock changes', () => {
    const address = fileAddress(wish, { place: 3 }, { zone: 'Europe/Amsterdam', language: 'nl' });
    const query = new URLSearchParams(address.split('?')[1]);
    expect(Object.fromEntries(query)).toEqual({
      place: '3',
      interval: 'day',
      from: '2026-10-23T22:00:00.000Z',
      to: '2026-10-25T23:00:00.000Z',
      format: 'csv',
      language: 'nl',
    });
  });

  test('asks for one datastream, and for quantiles where they are wanted', () => {
    const address = fileAddress({ ...wish, middle: true }, { datastream: 7 }, { zone: 'UTC', language: 'en' });
    expect(address).toMatch(/^\/v1\/summaries\/export\?datastreams=7&.*quantiles=0.05%2C0.5%2C0.95&language=en$/);
  });

  test.each([
    ['2026-10-25', '2026-10-25', undefined],
    ['2026-10-26', '2026-10-25', 'order'],
    ['', '2026-10-25', 'order'],
    ['2020-10-26', '2026-10-25', 'long'],
  ])('%s up to %s: %s', (from, to, fault) => {
    expect(faultOf({ from, to })).toBe(fault);
  });

  test('sentences have at most twenty words', () => {
    const texts = [summariesNl, summariesEn].flatMap((text) =>
      Object.values(text).filter((one) => typeof one === 'string'),
    );
    const sentences = texts.flatMap((text) => text.split(/(?<=[.!?])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 20)).toEqual([]);
  });
});
