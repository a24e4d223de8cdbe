import { expect, test } from 'vitest';
import type { Due } from '../../observations/index.ts';
import { jointDuesOf } from './joint-dues.ts';

const due = (datastreamId: number, day: number): Due => ({ datastreamId, raw: 0, hour: 0, day, dueSince: () => 0 });
const group = (key: string, ...ids: number[]) => ({ kind: { key }, members: new Map(ids.map((id) => [id, {}])) });
const NEVER = Number.NEGATIVE_INFINITY;
const AT_ONCE = Number.POSITIVE_INFINITY;

test.each([
  ['the shortest term of its members', [due(1, 100), due(2, 300), due(3, NEVER)], { datastreamId: 2, before: 300 }],
  ['no term where no member has one', [due(1, NEVER), due(2, NEVER), due(3, NEVER)], undefined],
  [
    'one that is removed does not take the others along',
    [due(1, AT_ONCE), due(2, 300)],
    { datastreamId: 2, before: 300 },
  ],
  ['all removed: it goes', [due(1, AT_ONCE), due(2, AT_ONCE)], { before: AT_ONCE }],
])('%s', (_name, dues, expected) => {
  const [found] = jointDuesOf([group('g', 1, 2, 3)], dues);
  if (expected === undefined) expect(found).toBeUndefined();
  else expect(found).toMatchObject({ groupKey: 'g', ...expected });
});
