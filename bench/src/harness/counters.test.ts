import { expect, test } from 'vitest';
import { commitsBetween, parseCounters } from './counters.ts';

test('reads the text format of Prometheus', () => {
  const counters = parseCounters('# HELP a words\n# TYPE a counter\na{door="http",verdict="stored"} 12\nb 1.5\n\n');
  expect([...counters]).toEqual([
    ['a{door="http",verdict="stored"}', 12],
    ['b', 1.5],
  ]);
});

test('mean time of the commits in between', () => {
  const look = (count: number, sum: number) =>
    parseCounters(`wijkritme_commit_seconds_sum ${sum}\nwijkritme_commit_seconds_count ${count}\n`);
  const { count, meanMs } = commitsBetween(look(10, 1), look(30, 1.1));
  expect(count).toBe(20);
  expect(meanMs).toBeCloseTo(5);
});
