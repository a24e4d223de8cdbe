/** Hands a value to the reader as a file; it never leaves the browser. */
export function saveJson(name: string, value: unknown): void {
  const href = URL.createObjectURL(new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href, download: `${name}.json` });
  link.click();
  URL.revokeObjectURL(href);
}
