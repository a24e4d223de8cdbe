import { setTimeout as sleep } from 'node:timers/promises';
import type { Server } from '../harness/server.ts';
import { HttpConnection } from '../load/raw-http.ts';
import { type ActName, actOf } from './acts.ts';
import type { Hired } from './hire-people.ts';

export interface Worked {
  /** ms per act, from when it was due until its answer was whole: waiting for a slow answer before it counts. */
  readonly took: ReadonlyMap<ActName, readonly number[]>;
  /** Answers that are none of those that may come. */
  readonly wrong: number;
}

export interface WorkPlan {
  readonly seconds: number;
  /** Between the acts of one person. */
  readonly everyMs: number;
}

/** 200; 409: somebody was first; 403 and 404: a signal elsewhere, or none: people who share links meet those. */
const fine = new Set([200, 403, 404, 409]);

/** Everybody acts at their own even pace, spread over it, whether or not others wait: an open load. */
export async function workAlong(server: Server, people: readonly Hired[], plan: WorkPlan): Promise<Worked> {
  const took = new Map<ActName, number[]>([
    ['queue', []],
    ['today', []],
    ['work', []],
  ]);
  let wrong = 0;
  const start = performance.now() + 100;
  const work = async (person: Hired, index: number) => {
    const connection = await HttpConnection.open(server.httpPort);
    const first = start + (index / people.length) * plan.everyMs;
    for (let turn = 0; turn * plan.everyMs < plan.seconds * 1_000; turn++) {
      const due = first + turn * plan.everyMs;
      const act = actOf(server, person, turn);
      await sleep(Math.max(0, due - performance.now()));
      const { status } = await connection.send(act.bytes);
      took.get(act.name)?.push(performance.now() - due);
      if (!fine.has(status) || (act.name !== 'work' && status !== 200)) wrong += 1;
    }
    connection.close();
  };
  await Promise.all(people.map(work));
  return { took, wrong };
}
