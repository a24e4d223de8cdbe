/** The objects in a list that an answer has under this name; none where it has no such list. */
export function rowsOf(answer: unknown, name: string): readonly Readonly<Record<string, unknown>>[] {
  const list = isObject(answer) ? answer[name] : undefined;
  return Array.isArray(list) ? list.filter(isObject) : [];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
