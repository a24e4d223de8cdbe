/** Hands something to the reader as a file; it never leaves the browser. */
export function saveFile(name: string, content: Blob): void {
  const href = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href, download: name });
  link.click();
  URL.revokeObjectURL(href);
}

export function saveJson(name: string, value: unknown): void {
  saveFile(`${name}.json`, new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' }));
}
