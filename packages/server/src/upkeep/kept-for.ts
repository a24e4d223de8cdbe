/**
 * The answer of a question that costs something, kept for a while; who asks meanwhile gets the same one. A failure is not kept.
 * @param now ms of a clock that only goes forward
 */
export function keptFor<T>(ms: number, ask: () => Promise<T>, now: () => number = () => performance.now()) {
  let kept: { readonly at: number; readonly answer: Promise<T> } | undefined;
  return (): Promise<T> => {
    if (kept && now() - kept.at < ms) return kept.answer;
    const answer = ask();
    kept = { at: now(), answer };
    answer.catch(() => {
      if (kept?.answer === answer) kept = undefined;
    });
    return answer;
  };
}
