import { lazyRouteComponent } from '@tanstack/react-router';
import { loadAhead, MissingPart, reloadForNewVersion } from './new-version.ts';

/** The first view has the line to itself for so long. */
const AHEAD_AFTER_MS = 5_000;
const wanted: (() => Promise<unknown>)[] = [];

/** A page that is loaded when somebody goes there. */
export function page<M extends Record<string, unknown>, N extends keyof M & string>(load: () => Promise<M>, name: N) {
  // Under a name of our own: the router would reload by itself, also where nobody answers.
  return lazyRouteComponent(
    () =>
      load().catch((cause: unknown) => {
        void reloadForNewVersion();
        throw new MissingPart(name, { cause });
      }),
    name,
  );
}

/** A page of the main menu: loaded some seconds after the first view too, so that a lost connection keeps nobody from it. */
export function oftenPage<M extends Record<string, unknown>, N extends keyof M & string>(
  load: () => Promise<M>,
  name: N,
) {
  wanted.push(load);
  return page(load, name);
}

/** One after the other, when the first view is there. Who saves data loads nothing ahead. */
export function loadOftenPages(): void {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData) return;
  setTimeout(async () => {
    for (const load of wanted) await loadAhead(load);
  }, AHEAD_AFTER_MS);
}
