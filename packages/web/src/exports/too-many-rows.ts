/** More than one file can hold in the memory of a browser; the summaries of a datastream go further. */
export const mostRows = 20_000;

export class TooManyRows extends Error {
  readonly most = mostRows;
  constructor() {
    super(`more than ${mostRows} rows`);
  }
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** Every item of a list that comes by pages, as far as the page may see it. Throws `TooManyRows`. */
export async function everyRow<T>(read: (page: { after?: string }) => Promise<Page<T>>): Promise<T[]> {
  const rows: T[] = [];
  let after: string | null | undefined;
  do {
    const page = await read(after ? { after } : {});
    rows.push(...page.items);
    if (rows.length > mostRows) throw new TooManyRows();
    after = page.next;
  } while (after);
  return rows;
}
