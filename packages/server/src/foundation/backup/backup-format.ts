import { createHash, type Hash } from 'node:crypto';

/**
 * A backup is text, one JSON value a line: a head, then for each table its name, its rows as PostgreSQL writes a whole row
 * (`record_out`, which `record_in` reads back exactly) and an end with their number and digest, then the sequences, and last a line
 * with the digest of everything before it. Without that last line it is no backup. Files are compressed with gzip.
 */
export const FORMAT = 'wijkritme-backup';
/** Of this text. What is in the tables is told by the migrations. */
export const FORMAT_VERSION = 1;

export interface BackupTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** About how many rows there are, for progress alone. */
  readonly about: number;
}

/** Where the tamper-evident log stood. */
export interface LogPlace {
  readonly log: string;
  readonly position: number;
}

export interface BackupHead {
  readonly format: typeof FORMAT;
  readonly version: number;
  /** all: everything that can be restored. removals: only what tells what went since, to be held against an older backup. */
  readonly kind: 'all' | 'removals';
  /** UTC, ISO 8601. */
  readonly madeAt: string;
  readonly program: string;
  readonly migrations: readonly string[];
  readonly tables: readonly BackupTable[];
  readonly partitions: readonly { readonly parent: string; readonly name: string; readonly bound: string }[];
  readonly log: LogPlace | null;
  /** By datastream: the time of its oldest reading, UTC ms. Says later whether something in it is due. */
  readonly oldest: readonly (readonly [datastream: number, oldest: number])[];
}

/** Lines between the head and the rows. */
export type BackupMark =
  | { readonly table: string }
  | { readonly end: string; readonly rows: number; readonly sha256: string }
  | { readonly sequences: Readonly<Record<string, string>> }
  | { readonly done: string };

/** Digest of lines, each with its line end. */
export class LineDigest {
  readonly #hash: Hash = createHash('sha256');

  add(line: string): void {
    this.#hash.update(line).update('\n');
  }

  hex(): string {
    return this.#hash.digest('hex');
  }
}
