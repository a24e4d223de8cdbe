import { type FieldProblem, findProperty, WijkritmeError } from '@wijkritme/contract';
import { personalText } from '../sensors/index.ts';

export interface CategoryWords {
  readonly nl: string;
  readonly en: string;
  readonly hears: readonly string[];
}

/** @throws WijkritmeError invalid_input: a name that points at a person, or a property that is not registered */
export function checkCategory({ nl, en, hears }: CategoryWords): void {
  const names = Object.entries({ '/nl': nl, '/en': en }).flatMap(([pointer, text]): FieldProblem[] => {
    const found = personalText(text);
    return found ? [{ pointer, message: `holds ${found}; name what happens at a place` }] : [];
  });
  const properties = hears.flatMap((id, at): FieldProblem[] =>
    findProperty(id) ? [] : [{ pointer: `/hears/${at}`, message: `names no registered property: ${id}` }],
  );
  refuse([...names, ...properties]);
}

/** @throws WijkritmeError invalid_input: there are any */
export function refuse(fields: readonly FieldProblem[]): void {
  const [first] = fields;
  if (first) throw new WijkritmeError('invalid_input', `${first.pointer} ${first.message}.`, { fields });
}
