/**
 * Another program that does what ours does, measured beside it with the same generator on the same machine. Adding one
 * is one file that makes a `Peer`, and a line in `peers.ts`.
 */
export interface Peer {
  readonly name: string;
  /**
   * Install what is needed in a folder of its own, start, and lay down datastreams.
   * @throws PeerUnavailable with the reason, in words for the report
   */
  start(options: { datastreams: number; mayInstall: boolean }): Promise<void>;
  /** Where the peer listens, on the loopback address. */
  readonly port: number;
  /** One reading for the nth datastream. */
  singlePost(datastream: number, time: number, value: number): PeerRequest;
  /** Many readings in one request; undefined where the peer has no such request. */
  dataArray?(rows: readonly { datastream: number; time: number; value: number }[]): PeerRequest;
  /** Status of a request that was stored. */
  readonly created: number;
  /** Readings stored, counted by the peer itself. */
  count(): Promise<number>;
  /** What it ran on: versions, settings. */
  conditions(): string;
  /** Also after a failed start; leaves nothing behind. */
  stop(): Promise<void>;
}

export interface PeerRequest {
  readonly path: string;
  readonly body: string;
}

/** The peer cannot run here, and why. */
export class PeerUnavailable extends Error {
  override readonly name = 'PeerUnavailable';
}
