import { parseArgs } from 'node:util';

/** Where the store of the server under measurement lives. */
export type StoreKind = 'embedded' | 'postgresql';

export interface Options {
  /** Only these measurements; all when empty. */
  readonly only: readonly string[];
  readonly scale: number;
  readonly program: string | undefined;
  readonly profileDir: string | undefined;
  readonly store: StoreKind;
  /** May a peer install what it needs? */
  readonly install: boolean;
  /** FROST-Server's web archive, where it is not to be fetched. */
  readonly frost: string | undefined;
  readonly minutes: number;
  readonly browser: boolean;
  /** How often a disturbed measurement is taken anew. */
  readonly tries: number;
  readonly quietBelow: number | undefined;
  readonly quietWaitMs: number;
}

export const usage = `Options
  --only a,b      measure only these; their names alone do the same
  --scale n       1 is the full size; 0.1 for a quick look
  --server FILE   another wijkritme.mjs than that of this checkout
  --profile DIR   write a processor profile of the server there
  --store NAME    embedded, or postgresql: Debian's PostgreSQL 15 with the settings of a city (embedded)
  --install       peers: as root on Debian, install PostgreSQL with PostGIS where they are missing
  --frost FILE    peers: web archive of FROST-Server, where it is not to be fetched
  --minutes n     how long memory is watched (3)
  --no-browser    leave out what needs Chromium
  --tries n       take a disturbed measurement anew, up to n times, and keep the least disturbed (1)
  --quiet n       wait, at most ten minutes, for a load average below n`;

export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowNegative: true,
    allowPositionals: true,
    options: {
      only: { type: 'string', default: '' },
      scale: { type: 'string', default: '1' },
      server: { type: 'string' },
      profile: { type: 'string' },
      store: { type: 'string', default: 'embedded' },
      install: { type: 'boolean', default: false },
      frost: { type: 'string' },
      minutes: { type: 'string', default: '3' },
      browser: { type: 'boolean', default: true },
      tries: { type: 'string', default: '1' },
      quiet: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  return {
    only: [...values.only.split(','), ...positionals].filter((name) => name !== ''),
    scale: positive('--scale', values.scale),
    program: values.server,
    profileDir: values.profile,
    store: storeOf(values.store),
    install: values.install,
    frost: values.frost,
    minutes: positive('--minutes', values.minutes),
    browser: values.browser,
    tries: positive('--tries', values.tries),
    quietBelow: values.quiet === undefined ? undefined : positive('--quiet', values.quiet),
    quietWaitMs: 600_000,
  };
}

function storeOf(text: string): StoreKind {
  if (text !== 'embedded' && text !== 'postgresql') throw new Error(`--store must be embedded or postgresql: ${text}`);
  return text;
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`${name} must be a number above zero: ${text}`);
  return value;
}

export const wants = ({ only }: Options, name: string): boolean => only.length === 0 || only.includes(name);
