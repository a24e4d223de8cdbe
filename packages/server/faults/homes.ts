import { newDataDir, removeDataDir } from '../tests/kit/child-server.ts';
import { type OwnPostgres, startOwnPostgres } from '../tests/kit/own-postgres.ts';

export const stores = ['embedded', 'pglite', 'postgresql'] as const;
export type Store = (typeof stores)[number];

/** Stores to run on, of those that a fault can meet: all, or what `--store` names. */
export function storesOf(...possible: readonly Store[]): Store[] {
  const only = process.env.FAULT_STORE;
  return possible.filter((store) => !only || store === only);
}

/** A data folder and the store that belongs to it. */
export interface Home {
  readonly dataDir: string;
  /** Settings with which a server finds its store. */
  readonly env: Record<string, string>;
  /** Where the store is a server beside ours. */
  readonly postgres: OwnPostgres | undefined;
  remove(): Promise<void>;
}

export async function makeHome(store: Store): Promise<Home> {
  const dataDir = newDataDir();
  const postgres = store === 'postgresql' ? await startOwnPostgres() : undefined;
  const env: Record<string, string> = postgres
    ? { DATABASE_URL: (await postgres.newDatabase()).url }
    : { STORE: store };
  return {
    dataDir,
    env,
    postgres,
    remove: async () => {
      await postgres?.stop();
      removeDataDir(dataDir);
    },
  };
}

/** Seed of what is random in a run; printed by `tools/test-faults.mjs`, so that a run can be done again with the same readings. */
export const SEED = Number(process.env.FAULT_SEED ?? 1);
