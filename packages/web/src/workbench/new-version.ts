/** The browser's words for a script that is not there, and Vite's for a style sheet. */
const gone =
  /Failed to fetch dynamically imported module|error loading dynamically imported module|Importing a module script failed|Unable to preload CSS/;
const key = 'wijkritme.reloaded';
/** Who reloaded by itself does not do so again for this long: what stays missing must not go round and round. */
const ONCE_PER_MS = 60_000;

/** A part of the page could not be loaded: it was built anew since this page came, or nobody answers. */
export class MissingPart extends Error {
  override readonly name = 'MissingPart';
}

export const isMissingPart = (error: unknown): boolean =>
  error instanceof MissingPart || (error instanceof Error && gone.test(error.message));

/** Whether the page may be loaded anew without anybody asking. Remembers that it was. */
export function mayReload(store: Pick<Storage, 'getItem' | 'setItem'>, now: number): boolean {
  const last = Number(store.getItem(key) ?? Number.NEGATIVE_INFINITY);
  if (now - last < ONCE_PER_MS) return false;
  store.setItem(key, String(now));
  return true;
}

let ahead = 0;

/** Loads what may be wanted later. What is missing then is nobody's trouble yet. */
export async function loadAhead(load: () => Promise<unknown>): Promise<void> {
  ahead++;
  try {
    await load();
  } catch {
    // It is asked for again when somebody goes there.
  } finally {
    ahead--;
  }
}

/** Parts of a page that are loaded as they are needed: the same is done for them as for pages. */
export function watchForNewVersion(): void {
  window.addEventListener('vite:preloadError', () => {
    if (ahead === 0) void reloadForNewVersion();
  });
}

/** A part is gone: loads the page anew, once, when the server is there. Then there is a new version. */
export async function reloadForNewVersion(): Promise<void> {
  const isThere = await fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (isThere && mayReload(sessionStorage, Date.now())) location.reload();
}
