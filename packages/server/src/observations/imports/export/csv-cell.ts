/**
 * Text as one CSV cell. A spreadsheet runs text that begins with = + - @ (or a tab or line end before them) as a formula,
 * so such text gets an apostrophe in front. Not for numbers of our own.
 * @example csvCell('=1+1', ';') // "'=1+1"
 */
export function csvCell(text: string, delimiter: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return safe.includes(delimiter) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
