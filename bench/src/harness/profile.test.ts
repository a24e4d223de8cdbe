import { expect, test } from 'vitest';
import { type Profile, selfTimes } from './profile.ts';

const frame = (functionName: string) => ({ functionName, url: 'file:///a/b/c.js', lineNumber: 9 });

test('self time per function, idle left out', () => {
  const profile: Profile = {
    nodes: [
      { id: 1, callFrame: frame('(idle)') },
      { id: 2, callFrame: frame('parse') },
      { id: 3, callFrame: frame('store') },
      { id: 4, callFrame: frame('parse') },
    ],
    samples: [1, 2, 3, 4],
    timeDeltas: [9_000, 1_000, 1_000, 2_000],
  };
  expect(selfTimes(profile, 5)).toEqual([
    { name: 'parse', where: 'a/b/c.js:10', ms: 3, share: 0.75 },
    { name: 'store', where: 'a/b/c.js:10', ms: 1, share: 0.25 },
  ]);
});
