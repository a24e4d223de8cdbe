import pino from 'pino';
import type { LogLevel } from './config.ts';

export type Log = pino.Logger;

/** Structured logs, one JSON line each, to stderr. Ids only: no payloads, no keys, no addresses of people. */
export function createLog(level: LogLevel): Log {
  return pino(
    { level, base: undefined, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    pino.destination({ dest: 2, sync: false }),
  );
}
