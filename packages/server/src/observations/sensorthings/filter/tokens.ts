import { englishOnly, WijkritmeError } from '@wijkritme/contract';

/** Shapes of the words of a filter; `value` is what stands between quotes, with doubled quotes made single. */
const forms = {
  interval: /(\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+\- ]\d{2}:?\d{2}))\/(\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+\- ]\d{2}:?\d{2}))/y,
  time: /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+\- ]\d{2}:?\d{2})/y,
  zoneless: /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?/y,
  date: /\d{4}-\d{2}-\d{2}(?!\d)/y,
  clock: /\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?/y,
  number: /-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?(?![A-Za-z_])/y,
  duration: /duration'([^']*)'/y,
  geometry: /(?:geography|geometry)'([^']*)'/y,
  text: /'((?:[^']|'')*)'/y,
  name: /[A-Za-z_@$][\w.@$]*(?:\[\d{1,3}\])*(?:\/[A-Za-z_@$][\w.@$]*(?:\[\d{1,3}\])*)*/y,
  sign: /[(),-]/y,
} as const;

export type TokenKind = keyof typeof forms;

export interface Token {
  readonly kind: TokenKind;
  /** Position in the filter, counted from 0. */
  readonly at: number;
  readonly text: string;
  /** Between the quotes; for an interval its begin. */
  readonly value: string;
  /** End of an interval. */
  readonly until: string;
}

const kinds = Object.keys(forms) as readonly TokenKind[];
const space = /\s+/y;
const MAX_TOKENS = 500;
const MAX_LENGTH = 20_000;

/** @throws WijkritmeError invalid_query with the place */
export function tokenize(filter: string): Token[] {
  if (filter.length > MAX_LENGTH) throw invalid(MAX_LENGTH, `longer than ${MAX_LENGTH} characters; ask less at once`);
  const tokens: Token[] = [];
  let words = 0;
  for (let at = skipSpace(filter, 0); at < filter.length; ) {
    const token = tokenAt(filter, at);
    if (!token) throw invalid(at, `${JSON.stringify(filter.slice(at, at + 20))} cannot be read`);
    if (words === MAX_TOKENS)
      throw invalid(
        at,
        `more than ${MAX_TOKENS} words; ask less at once, and for many values of one property use in (…)`,
      );
    tokens.push(token);
    if (token.text !== ',') words += 1;
    at = skipSpace(filter, at + token.text.length);
  }
  return tokens;
}

export function invalid(at: number, message: string): WijkritmeError {
  return new WijkritmeError('invalid_query', englishOnly(`$filter at position ${at}: ${message}.`), {
    fields: [{ pointer: '$filter', message: englishOnly(`position ${at}: ${message}`) }],
  });
}

function tokenAt(filter: string, at: number): Token | undefined {
  for (const kind of kinds) {
    const form = forms[kind];
    form.lastIndex = at;
    const found = form.exec(filter);
    if (!found) continue;
    const [text, value = '', until = ''] = found;
    if (kind === 'zoneless')
      throw invalid(at, `${text} has no time zone; write ${text}Z, or an offset as in ${text}%2B01:00`);
    return { kind, at, text, value: value.replaceAll("''", "'"), until };
  }
  return undefined;
}

function skipSpace(filter: string, at: number): number {
  space.lastIndex = at;
  return at + (space.exec(filter)?.[0].length ?? 0);
}
