/** Does what was sent say that it belongs to a MultiDatastream? */
export function namesMulti(body: unknown): boolean {
  return typeof body === 'object' && body !== null && (body as Record<string, unknown>).MultiDatastream !== undefined;
}
