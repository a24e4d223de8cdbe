type Tree = Record<string, unknown>;

/**
 * What of a property is chosen: all of it, or the parts that `$select=properties/kind` names, in their places.
 * @returns undefined where nothing of it is chosen
 */
export function chosenOf(name: string, value: unknown, select: ReadonlySet<string> | undefined): unknown {
  if (select === undefined || select.has(name)) return value ?? null;
  let parts: Tree | undefined;
  for (const path of select) {
    if (!path.startsWith(name) || path[name.length] !== '/') continue;
    parts ??= Object.create(null) as Tree; // a name such as __proto__ is one like any other
    copyPart(parts, value, path.slice(name.length + 1).split('/'));
  }
  return parts;
}

/** What is not there is left out. */
function copyPart(into: Tree, from: unknown, [key = '', ...rest]: readonly string[]): void {
  if (typeof from !== 'object' || from === null || !Object.hasOwn(from, key)) return;
  const value = (from as Tree)[key];
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  const inner = (into[key] ?? Object.create(null)) as Tree;
  into[key] = inner;
  copyPart(inner, value, rest);
}
