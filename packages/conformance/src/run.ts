import { classes } from './classes/index.ts';
import { Failure, Skip } from './failure.ts';
import { makeWorld } from './make-world.ts';
import type { Options } from './options.ts';
import type { ConformanceClass, Requirement } from './requirement.ts';
import { Trial } from './trial.ts';

export interface Result {
  /** Name of the conformance class. */
  readonly class: string;
  readonly uri: string;
  readonly says: string;
  readonly outcome: 'pass' | 'fail' | 'skipped';
  /** Why it was skipped. */
  readonly reason?: string;
  /** Of a failure. */
  readonly sent?: string;
  readonly expected?: string;
  readonly received?: string;
}

export interface Report {
  readonly url: string;
  readonly at: string;
  readonly counts: Readonly<Record<Result['outcome'], number>>;
  readonly results: readonly Result[];
  /** Entities of this run that the server would not delete. */
  readonly left: readonly string[];
}

/** Try every requirement, one after the other, and take away what was made. @throws Error when nothing answers at all */
export async function runConformance(options: Options): Promise<Report> {
  const trial = new Trial(options, makeWorld);
  await trial.root();
  const results: Result[] = [];
  try {
    for (const { name, requirements } of chosen(options.only))
      for (const requirement of requirements)
        results.push({
          class: name,
          uri: requirement.uri,
          says: requirement.says,
          ...(await outcomeOf(requirement, trial)),
        });
  } finally {
    await trial.rememberStrays().catch(() => undefined);
  }
  const left = await trial.cleanUp();
  const count = (outcome: Result['outcome']) => results.filter((result) => result.outcome === outcome).length;
  return {
    url: trial.server.base,
    at: new Date(options.now ?? Date.now()).toISOString(),
    counts: { pass: count('pass'), fail: count('fail'), skipped: count('skipped') },
    results,
    left,
  };
}

function chosen(only = ''): readonly ConformanceClass[] {
  const picked = (requirements: readonly Requirement[]) => requirements.filter(({ uri }) => uri.includes(only));
  return classes.map((each) => ({ ...each, requirements: picked(each.requirements) }));
}

async function outcomeOf(
  { check }: Requirement,
  trial: Trial,
): Promise<Pick<Result, 'outcome' | 'reason' | 'sent' | 'expected' | 'received'>> {
  try {
    await check(trial);
    return { outcome: 'pass' };
  } catch (cause) {
    if (cause instanceof Skip) return { outcome: 'skipped', reason: cause.message };
    if (cause instanceof Failure) {
      const { sent, expected, received } = cause;
      return { outcome: 'fail', sent, expected, received };
    }
    // No answer, or one that is not HTTP: the fault is the server's as far as can be told from outside.
    return { outcome: 'fail', sent: 'a request', expected: 'an answer', received: String(cause) };
  }
}
