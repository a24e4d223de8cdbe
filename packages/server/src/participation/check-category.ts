import { findProperty } from '@wijkritme/contract';
import { refuseFields, type WrongField } from '../foundation/refuse-fields.ts';
import { personalWords } from '../sensors/index.ts';
import { fieldWords } from './field-words.ts';

export interface CategoryWords {
  readonly nl: string;
  readonly en: string;
  readonly hears: readonly string[];
}

/** @throws WijkritmeError invalid_input: a name that points at a person, or a property that is not registered */
export function checkCategory({ nl, en, hears }: CategoryWords): void {
  const names = Object.entries({ '/nl': nl, '/en': en }).flatMap(([pointer, text]): WrongField[] => {
    const found = personalWords(text);
    return found ? [{ pointer, message: fieldWords.personal(found) }] : [];
  });
  const properties = hears.flatMap((id, at): WrongField[] =>
    findProperty(id) ? [] : [{ pointer: `/hears/${at}`, message: fieldWords.noProperty(id) }],
  );
  refuseFields([...names, ...properties]);
}
