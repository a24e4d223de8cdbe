import { expect, test } from 'vitest';
import { nextEnd, previousEnd, windowOf } from './window.ts';

const zone = 'Europe/Amsterdam';
const now = Date.parse('2026-11-20T21:30:00Z');

test('without an end the chart is live and begins at a local midnight', () => {
  expect(windowOf({ periode: 'dag' }, now, zone)).toEqual({
    kind: 'live',
    period: 'dag',
    from: Date.parse('2026-11-19T23:00:00Z'),
  });
  expect(windowOf({}, now, zone)).toEqual(windowOf({ tot: '2026-11-25' }, now, zone));
});

test('a window over the end of summer time holds the 25th hour', () => {
  const window = windowOf({ periode: 'dag', tot: '2026-10-25' }, now, zone);
  expect(window.kind === 'fixed' && (window.to - window.from) / 3_600_000).toBe(25);
});

test('back and forth by whole periods, and live again at the end', () => {
  const back = previousEnd({ periode: 'week' }, now, zone);
  expect(back).toBe('2026-11-13');
  expect(nextEnd({ periode: 'week', tot: back }, now, zone)).toBeUndefined();
  expect(nextEnd({ periode: 'week', tot: '2026-11-06' }, now, zone)).toBe('2026-11-13');
});
