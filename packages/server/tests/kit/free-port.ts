import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that a system hands out by itself: between our look and our use none of these goes to another program's call. */
const FIRST = 20_000;
const AMOUNT = 12_000;
let next = process.pid * 31;

/** A port that is free: for settings that name their own address. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    next += 1;
    const port = FIRST + (next % AMOUNT);
    if (await isFree(port)) return port;
  }
  throw new Error('no free port');
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    probe.listen(port, '127.0.0.1');
    await once(probe, 'listening');
  } catch {
    return false;
  }
  probe.close();
  await once(probe, 'close');
  return true;
}
