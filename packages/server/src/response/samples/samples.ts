/** What became of a message with sample cases. */
export interface SamplesLaid {
  /** How many were laid down now; those that were before, or have no signal, are no error. */
  readonly laid: number;
  /** Those that were refused, and why, in English; the others are there all the same. */
  readonly refused: readonly { readonly key: string; readonly reason: string }[];
}

/** What the program of the sample city hands over. It has no door: only the process that started that program can call it (decision 162). */
export interface Samples {
  /**
   * Lays finished cases down once everything stored so far has been judged, for their signals come out of that. What came of their measures
   * is computed after it, in its own process.
   * @throws WijkritmeError invalid_input: the message cannot be read; nothing of it is there
   */
  lay(message: unknown): Promise<SamplesLaid>;
  /** The same without waiting for it; what goes wrong is in the log of the server. */
  offer(message: unknown): void;
}
