import type { Options } from '../harness/options.ts';
import { Frost } from './frost.ts';
import { Ours } from './ours.ts';
import type { Peer } from './peer.ts';
import { SensorthingsNpm } from './sensorthings-npm.ts';

/** Everybody who can be measured beside us, by the name that chooses it. */
export function peersOf({ program, frost }: Options): Readonly<Record<string, () => Peer>> {
  return {
    frost: () => new Frost({ archive: frost }),
    npm: () => new SensorthingsNpm(),
    // What the comparison itself adds: our server beside a second one of the same.
    ours: () => new Ours({ name: 'Wijkritme again', database: 'wijkritme_again', program }),
  };
}
