export interface Spot {
  readonly lane: number;
  readonly at: number;
}

/** Where a key leads among spans, given by lane as where each begins, from left to right. Lanes without spans are passed. */
export function spotAfterKey(key: string, { lane, at }: Spot, lanes: readonly (readonly number[])[]): Spot | undefined {
  const last = (lanes[lane]?.length ?? 0) - 1;
  switch (key) {
    case 'ArrowLeft':
      return { lane, at: Math.max(0, at - 1) };
    case 'ArrowRight':
      return { lane, at: Math.min(last, at + 1) };
    case 'Home':
      return { lane, at: 0 };
    case 'End':
      return { lane, at: last };
    case 'ArrowUp':
    case 'ArrowDown':
      return nearestIn(key === 'ArrowUp' ? -1 : 1, { lane, at }, lanes);
    default:
      return undefined;
  }
}

function nearestIn(step: -1 | 1, { lane, at }: Spot, lanes: readonly (readonly number[])[]): Spot {
  const here = lanes[lane]?.[at] ?? 0;
  for (let next = lane + step; next >= 0 && next < lanes.length; next += step) {
    const begins = lanes[next] ?? [];
    if (begins.length === 0) continue;
    const far = begins.map((begin) => Math.abs(begin - here));
    return { lane: next, at: far.indexOf(Math.min(...far)) };
  }
  return { lane, at };
}
