/** What is known of the numbers of one session: the highest, and those that came of the last `window` below it. */
export interface SequenceState {
  readonly highest: number;
  readonly seen: readonly number[];
}

/**
 * Anti-replay window: a number that came before, or lies a whole window below the highest, is refused; late ones within the window
 * may come in any order. As in RFC 4303, 3.4.3 (IPsec ESP).
 * @param window how far below the highest a number may lie, at least 1
 * @returns the state with this number, or undefined for a replay
 * @example takeSequence({ highest: 9, seen: [9] }, 9, 32) // undefined
 */
export function takeSequence(
  state: SequenceState | undefined,
  number: number,
  window: number,
): SequenceState | undefined {
  if (!state) return { highest: number, seen: [number] };
  if (number <= state.highest - window || state.seen.includes(number)) return undefined;
  const highest = Math.max(state.highest, number);
  return { highest, seen: [...state.seen, number].filter((one) => one > highest - window) };
}

/** A number whose message was not stored after all may come again. */
export function giveBack(state: SequenceState, number: number): SequenceState {
  return { highest: state.highest, seen: state.seen.filter((one) => one !== number) };
}
