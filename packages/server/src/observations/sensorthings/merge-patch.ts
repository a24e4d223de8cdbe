type Fields = Readonly<Record<string, unknown>>;

/** What a document is after a merge patch (RFC 7396): objects are merged, null takes away, anything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}

/** Is this the type of a merge patch, whatever its parameters are? */
export function isMergePatch(contentType: string | undefined): boolean {
  return /^application\/merge-patch\+json(?=$|[\s;])/i.test(contentType ?? '');
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
