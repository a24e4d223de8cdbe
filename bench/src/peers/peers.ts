import type { Peer } from './peer.ts';
import { SensorthingsNpm } from './sensorthings-npm.ts';

/** Everybody who is measured beside us. */
export const peers: readonly (() => Peer)[] = [() => new SensorthingsNpm()];
