/** What the program of the sample city hands over. It has no door: only the process that started that program can call it (decision 162). */
export interface Samples {
  /**
   * Lays finished cases down once everything stored so far has been judged, for their signals come out of that. What came of their measures
   * is computed after it, in its own process.
   * @returns how many were laid down now; those that were before, or have no signal, are no error
   * @throws WijkritmeError invalid_input: the message, or one of the cases, is refused; those before it are there
   */
  lay(message: unknown): Promise<number>;
  /** The same without waiting for it; what goes wrong is in the log of the server. */
  offer(message: unknown): void;
}
