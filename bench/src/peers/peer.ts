import type { DebianPostgres } from '../harness/debian-postgres.ts';

/**
 * A program with SensorThings that is measured beside ours: by the same generator, on the same PostgreSQL server, in the
 * same run, by turns. Adding one is one file that makes a `Peer`, and a line in `peers.ts`.
 */
export interface Peer {
  readonly name: string;
  /** Does it take many readings in one request (CreateObservations)? Without, only single readings are measured. */
  readonly takesDataArrays: boolean;
  /**
   * Fetch what is needed into a folder of its own, start on a database of its own, and lay down datastreams.
   * @throws PeerUnavailable with the reason, in words for the report
   */
  start(options: StartOptions): Promise<Service>;
  /** Also after a failed start; leaves nothing behind. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly postgres: DebianPostgres;
  readonly datastreams: number;
}

/** Where a running SensorThings server is, and what it ran on. */
export interface Service {
  /** On the loopback address. */
  readonly port: number;
  /** Path of the service root, such as /v1.1. */
  readonly base: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Ids of the datastreams that were laid down. */
  readonly datastreams: readonly number[];
  /** Versions, settings. */
  readonly conditions: string;
}

/** The peer cannot run here, and why. */
export class PeerUnavailable extends Error {
  override readonly name = 'PeerUnavailable';
}
