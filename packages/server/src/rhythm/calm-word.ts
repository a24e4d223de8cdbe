export interface Known {
  readonly all: number;
  /** Silent, or saying what cannot be. */
  readonly unknown: number;
  readonly learning: number;
}

/**
 * What a place is called while nothing there deviates.
 * @example calmWord({ all: 2, unknown: 0, learning: 1 }) // 'learning'
 */
export function calmWord({ all, unknown, learning }: Known): 'no-sensor' | 'silent-sensor' | 'learning' | 'usual' {
  if (all === 0) return 'no-sensor';
  // A gap is never calm: with more than half silent nobody can say that it is as usual.
  if (unknown * 2 > all) return 'silent-sensor';
  // Nor while of half of the others nobody knows what usual is.
  return learning > 0 && learning * 2 >= all - unknown ? 'learning' : 'usual';
}
