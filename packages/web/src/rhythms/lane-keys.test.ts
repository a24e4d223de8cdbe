import { describe, expect, test } from 'vitest';
import { spotAfterKey } from './lane-keys.ts';

const lanes = [[0, 100, 500], [], [80, 490], [10]];
const after = (key: string, lane: number, at: number) => spotAfterKey(key, { lane, at }, lanes);

describe('keys among lanes', () => {
  test('walk within a lane and stop at its ends', () => {
    expect(after('ArrowRight', 0, 0)).toEqual({ lane: 0, at: 1 });
    expect(after('ArrowRight', 0, 2)).toEqual({ lane: 0, at: 2 });
    expect(after('ArrowLeft', 0, 0)).toEqual({ lane: 0, at: 0 });
    expect(after('End', 0, 0)).toEqual({ lane: 0, at: 2 });
    expect(after('Home', 2, 1)).toEqual({ lane: 2, at: 0 });
  });

  test('go to what is nearest in time in another lane, past lanes without any', () => {
    expect(after('ArrowDown', 0, 2)).toEqual({ lane: 2, at: 1 });
    expect(after('ArrowUp', 2, 0)).toEqual({ lane: 0, at: 1 });
    expect(after('ArrowDown', 3, 0)).toEqual({ lane: 3, at: 0 });
  });

  test('leave other keys to the browser', () => {
    expect(after('Enter', 0, 0)).toBeUndefined();
  });
});
