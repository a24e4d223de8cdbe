/** What a backup holds that was removed here after it was made. */
export interface RemovedSince {
  readonly cases: number;
  /** When the first and the last of them went. */
  readonly first: Date;
  readonly last: Date;
}

/** Per moment in which a backup was made, in the same order; undefined: nothing was removed since. */
export type FindRemoved = (madeAt: readonly Date[]) => Promise<readonly (RemovedSince | undefined)[]>;

/** A later room that removes cases says here what backups still hold of them; until it does, nothing is. */
export class RemovedCases {
  #find: FindRemoved = (madeAt) => Promise.resolve(madeAt.map(() => undefined));

  lookWith(find: FindRemoved): void {
    this.#find = find;
  }

  since(madeAt: readonly Date[]): Promise<readonly (RemovedSince | undefined)[]> {
    return this.#find(madeAt);
  }
}
