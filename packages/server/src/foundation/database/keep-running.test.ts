import { expect, test } from 'vitest';
import { type KeepRunningOptions, keepRunning, type Running } from './keep-running.ts';

/** Something that runs until it is told to stop or made to fall. */
class Runner implements Running {
  readonly ended: Promise<string>;
  fall: (lastWords: string) => void = () => {};
  isStopped = false;

  constructor() {
    this.ended = new Promise((resolve) => {
      this.fall = resolve;
    });
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.fall('stopped');
  }
}

/** Starts as the script says: an error, or a runner. */
function scripted(script: (Error | 'runs')[], more: Partial<KeepRunningOptions<Runner>> = {}) {
  const started: Runner[] = [];
  const told: string[] = [];
  let hear = () => {};
  const say = (text: string) => {
    told.push(text);
    hear();
  };
  const options: KeepRunningOptions<Runner> = {
    start: async () => {
      const next = script.shift() ?? 'runs';
      if (next !== 'runs') throw next;
      const runner = new Runner();
      started.push(runner);
      return runner;
    },
    isTooEarly: (cause) => (cause as Error).message === 'too early',
    onDown: (words) => say(`down: ${words}`),
    onUp: () => say('up'),
    onGivenUp: (cause) => say(`given up: ${cause.message}`),
    ...more,
  };
  const heard = (text: string) =>
    new Promise<void>((resolve) => {
      hear = () => told.some((line) => line.startsWith(text)) && resolve();
      hear();
    });
  return { options, started, told, heard };
}

test('what ends by itself is started again, and told once each time', async () => {
  const { options, started, told, heard } = scripted([]);
  const kept = await keepRunning(options);
  started[0]!.fall('out of memory');
  await heard('up');
  expect(told).toEqual(['down: out of memory', 'up']);
  expect(kept.current).toBe(started[1]);
  await kept.stop();
  expect(started.map(({ isStopped }) => isStopped)).toEqual([false, true]);
  expect(told).toHaveLength(2);
});

test('a start that is too early does not count', async () => {
  const early = () => new Error('too early');
  const { options, started, heard } = scripted(['runs', early(), early(), 'runs'], { maxRestarts: 1 });
  const kept = await keepRunning(options);
  started[0]!.fall('');
  await heard('up');
  await kept.stop();
  expect(started).toHaveLength(2);
});

test('too many restarts: it says why, and stops trying', async () => {
  const { options, started, told, heard } = scripted(['runs', new Error('no disk'), new Error('no disk')], {
    maxRestarts: 2,
  });
  const kept = await keepRunning(options);
  started[0]!.fall('');
  await heard('given up');
  expect(told).toEqual(['down: ', 'given up: 2 restarts in 10 minutes did not help: no disk']);
  await kept.stop();
  expect(started).toHaveLength(1);
});

test('the first start fails as it is', async () => {
  await expect(keepRunning(scripted([new Error('no disk')]).options)).rejects.toThrow('no disk');
});
