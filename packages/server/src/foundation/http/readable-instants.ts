/** What the checker of schemas has of formats. */
interface Formats {
  readonly formats: Record<string, unknown>;
  addFormat(name: string, check: (text: string) => boolean): unknown;
}

/**
 * A `date-time` is one that a clock of JavaScript reads: RFC 3339 has leap seconds, and the checker lets offsets without minutes
 * through. What is not read would reach the store as no time at all.
 * @throws Error when the checker has no such format to begin with
 */
export function requireReadableInstants(ajv: Formats): void {
  const known = ajv.formats['date-time'] as { readonly validate?: (text: string) => boolean } | undefined; // of ajv-formats
  const { validate } = known ?? {};
  if (typeof validate !== 'function') throw new Error('the format date-time is not there');
  ajv.addFormat('date-time', (text) => validate(text) && !Number.isNaN(Date.parse(text)));
}
