import { existsSync } from 'node:fs';

/**
 * `npm test` has just built: what the server starts as a process of its own (`new URL('./forecast-worker.js', import.meta.url)`)
 * is then what users start. Its source takes seven times the processor time to start. A test run by hand takes the source,
 * because a build may be older.
 *
 * @param folder where the build is, with a slash at its end; undefined: nothing changes
 */
export function builtPrograms(folder: URL | undefined) {
  return {
    name: 'built-programs',
    enforce: 'pre' as const,
    transform: (code: string) =>
      folder &&
      code.replace(/new URL\('\.\/([a-z-]+\.js)', import\.meta\.url\)/g, (asked, name: string) => {
        const built = new URL(name, folder);
        return existsSync(built) ? `new URL('${built.href}')` : asked;
      }),
  };
}
