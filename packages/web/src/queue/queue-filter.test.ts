import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FindingsSearch } from '../workbench/paths.ts';
import { queueFilterOf, toSearch, toView } from './queue-filter.ts';

const search: fc.Arbitrary<FindingsSearch> = fc.record(
  {
    soort: fc.constantFrom('higher', 'silent'),
    plek: fc.integer({ min: 1, max: 99 }),
    open: fc.constant(true),
    volgorde: fc.constantFrom('nieuwste', 'sterkste'),
    van: fc.constant('2026-11-01'),
    tot: fc.constant('2026-11-20'),
    wie: fc.constantFrom('mij', 'niemand', '12'),
    wacht: fc.constantFrom('op-mij', 'te-laat'),
  },
  { requiredKeys: [] },
);

test('what was kept leads back to the same address', () => {
  fc.assert(
    fc.property(search, (chosen) => {
      expect(toSearch(toView(chosen))).toEqual(chosen);
    }),
  );
});

test('words of the address become what the server is asked', () => {
  expect(queueFilterOf({ wie: 'mij', wacht: 'te-laat' }, 'Europe/Amsterdam')).toMatchObject({
    assignee: 'me',
    waiting: 'late',
  });
  const orders = [{}, { volgorde: 'nieuwste' }, { volgorde: 'sterkste' }] as const;
  expect(orders.map((one) => queueFilterOf(one, 'Europe/Amsterdam').order)).toEqual(['ranked', 'newest', 'strongest']);
  expect(queueFilterOf({ wie: '12' }, 'Europe/Amsterdam')).toMatchObject({ assignee: '12' });
});
