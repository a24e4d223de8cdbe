import { type ChildProcess, fork } from 'node:child_process';
import { SECOND } from '@wijkritme/contract';
import { findProgram } from './program.ts';
import type { WorkAnswer } from './work-answer.ts';

export interface WorkPlan {
  /** For people, in errors: "forecasting". */
  readonly what: string;
  /** Built file, then source: the first that is there is started. It calls `answerQuestions`. */
  readonly built: URL;
  readonly source: URL;
  readonly heapMb: number;
  /** A question that takes longer has gone wrong, ms. */
  readonly longestMs: number;
}

/** Who does not go when told to, is made to go. */
const KILL_AFTER_MS = 2 * SECOND;
/** New objects die young: little room for them keeps the process small (decision 97). */
const YOUNG_HEAP_MB = 1;

/**
 * A process of its own for work that takes seconds, started when something is asked: the intake and the pages never wait for it,
 * and its memory is given back when it ends. One question at a time. It ends with this process, also when that is killed.
 */
export class WorkProcess<Question, Answer> {
  readonly #plan: WorkPlan;
  #child: ChildProcess | undefined;
  #isAsked = false;

  constructor(plan: WorkPlan) {
    this.#plan = plan;
  }

  /** The process that works, for who watches or measures it; undefined while there is none. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /**
   * @param question what structured cloning takes
   * @throws Error when the process fails, is killed, runs out of memory or takes too long; the next question starts a new one
   */
  async ask(question: Question): Promise<Answer> {
    if (this.#isAsked) throw new Error(`${this.#plan.what} was asked while it works on another question`);
    this.#isAsked = true;
    try {
      if (!this.#child || hasEnded(this.#child)) this.#child = startChild(this.#plan);
      // The program answers each question with an answer of its kind.
      return (await answerOf(this.#child, question, this.#plan)) as Answer;
    } catch (cause) {
      await this.stop();
      throw cause;
    } finally {
      this.#isAsked = false;
    }
  }

  /** Ends what goes on; who asked gets an error. Resolves when the process is gone. */
  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child !== undefined) await end(child);
  }
}

function answerOf(child: ChildProcess, question: unknown, { what, longestMs }: WorkPlan): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => finish(() => reject(new Error(reason)));
    const onMessage = (message: unknown) => {
      // Sent by `answerQuestions`.
      const answer = message as WorkAnswer;
      if (answer.ok) finish(() => resolve(answer.value));
      else fail(`${what} failed: ${answer.reason}`);
    };
    const onError = (cause: Error) => fail(`the process of ${what} could not be asked: ${cause.message}`);
    const onExit = (code: number | null, signal: string | null) =>
      fail(`the process of ${what} ended with ${signal ?? `code ${code}`}`);
    const timer = setTimeout(() => fail(`${what} took longer than ${longestMs} ms`), longestMs);
    const finish = (act: () => void) => {
      clearTimeout(timer);
      child.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    child.on('message', onMessage).on('error', onError).on('exit', onExit);
    child.send(question as object, (cause) => cause && onError(cause));
  });
}

/** Without our environment: it holds secrets, and this work needs no setting. */
function startChild({ what, built, source, heapMb }: WorkPlan): ChildProcess {
  const program = findProgram({ built, source });
  if (!program) throw new Error(`the program of ${what} is not at ${built.href}`);
  const child = fork(program.file, [], {
    env: {},
    execArgv: [`--max-old-space-size=${heapMb}`, `--max-semi-space-size=${YOUNG_HEAP_MB}`, ...program.execArgv],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // Who asks listens too; an error that comes while nobody asks must not end us.
  return child.on('error', () => {});
}

async function end(child: ChildProcess): Promise<void> {
  // One that could not be started has no number, and never ends.
  if (child.pid === undefined || hasEnded(child)) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const kill = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
  await ended;
  clearTimeout(kill);
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
