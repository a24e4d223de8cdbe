/** What a process for work says to who asked. */
export type WorkAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

/**
 * The program of a process for work: answers one question after the other, and ends when who asked is gone.
 * @param work takes as long as it takes; one that lets others have a turn in between notices sooner that nobody waits any more
 */
export function answerQuestions<Question>(work: (question: Question) => unknown): void {
  // An interrupt at a terminal reaches us too. Who asked decides when this ends.
  process.on('SIGINT', () => {});
  process.on('disconnect', () => process.exit());
  // What comes over this channel was sent by `WorkProcess.ask`.
  process.on('message', (question) => void answer(() => work(question as Question)));
}

async function answer(work: () => unknown): Promise<void> {
  const said = await outcomeOf(work);
  if (process.connected) process.send?.(said);
}

async function outcomeOf(work: () => unknown): Promise<WorkAnswer> {
  try {
    return { ok: true, value: await work() };
  } catch (cause) {
    return { ok: false, reason: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
  }
}
