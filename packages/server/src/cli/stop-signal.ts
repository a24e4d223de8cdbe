/** One Ctrl+C may come twice: from the terminal to everybody, and again from the program that started us. */
const ECHO_MS = 500;

/**
 * Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. Listens from the moment of the call.
 */
export function untilStopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const onSignal = () => {
      if (askedAt === undefined) {
        askedAt = performance.now();
        resolve();
      } else if (performance.now() - askedAt > ECHO_MS) process.exit(1);
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
}
