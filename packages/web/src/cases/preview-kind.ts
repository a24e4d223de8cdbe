import type { CaseAttachment } from '@wijkritme/contract';

/** How a file can be looked at here without running anything of it. */
export type PreviewKind = 'picture' | 'text';

/** By what the server found in the file, never by its name. What is not here is saved, not shown: a page of it could run something. */
const kinds: Readonly<Record<string, PreviewKind>> = {
  'image/png': 'picture',
  'image/jpeg': 'picture',
  'text/plain': 'text',
  'text/csv': 'text',
};

export const previewOf = ({ type }: Pick<CaseAttachment, 'type'>): PreviewKind | undefined =>
  Object.hasOwn(kinds, type) ? kinds[type] : undefined;

/** So much of a text is shown; the rest is in the file. */
export const mostCharacters = 20_000;

/** @example beginOf('abc', 2) // { words: 'ab', isCut: true } */
export function beginOf(text: string, most = mostCharacters): { readonly words: string; readonly isCut: boolean } {
  const whole = text.replace(/^\uFEFF/, '');
  return { words: whole.slice(0, most), isCut: whole.length > most };
}
