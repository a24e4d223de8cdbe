/**
 * Where a request of a batch goes, as path of this server: below the service root, a whole address, or `$id` with what an
 * earlier request made. Only SensorThings: nothing else can be reached through a batch, nor another batch.
 * @returns undefined where it leads elsewhere or names what was not made
 */
export function urlOf(base: string, given: string, made: ReadonlyMap<string, string>): string | undefined {
  const [, id, rest = ''] = /^\$([\w.-]+)((?:[/?].*)?)$/s.exec(given) ?? [];
  const link = id === undefined ? undefined : made.get(id);
  if (id !== undefined && link === undefined) return undefined;
  const address = link === undefined ? addressOf(base, given) : link + rest;
  const root = new URL(base, 'http://localhost');
  if (!URL.canParse(address, root)) return undefined;
  const to = new URL(address, root);
  const isInside = to.origin === root.origin && to.pathname.startsWith(`${root.pathname}/`);
  if (!isInside || decodesTo(to.pathname, '$batch')) return undefined;
  return to.pathname.slice(root.pathname.lastIndexOf('/v')) + to.search;
}

function addressOf(base: string, given: string): string {
  if (/^https?:\/\//.test(given)) return given;
  return given.startsWith('/') ? given : `${base}/${given}`;
}

function decodesTo(path: string, word: string): boolean {
  try {
    return decodeURIComponent(path).includes(word);
  } catch {
    return true;
  }
}

/** `{"@iot.id": "$a"}` → the id of what request `a` made. */
export function putReferences(body: unknown, made: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(body)) return body.map((one) => putReferences(one, made));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const link = name === '@iot.id' && typeof value === 'string' ? made.get(value.slice(1)) : undefined;
      const isReference = link !== undefined && String(value).startsWith('$');
      return [name, isReference ? Number(/\((\d+)\)$/.exec(link)?.[1]) : putReferences(value, made)];
    }),
  );
}
