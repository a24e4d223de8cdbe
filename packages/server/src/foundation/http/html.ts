/** Markup that is safe to send: made by the `html` tag and by nothing else. */
export class Html {
  readonly #markup: string;

  private constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }

  /** Fills a template; what is put in is escaped for the place it stands in, or refused where no escape helps. */
  static fill(parts: TemplateStringsArray, values: readonly HtmlValue[]): Html {
    const places = placesOf(parts);
    const filled = parts.map((part, index) =>
      index === 0 ? part : fillPlace(places[index - 1], values[index - 1]) + part,
    );
    return new Html(filled.join(''));
  }
}

/** What may stand between the fixed parts: nothing (null, undefined, false), text, markup, or a list of these. */
export type HtmlValue = Html | string | number | false | null | undefined | readonly HtmlValue[];

/** Where a value stands: between tags, inside a quoted attribute, or at the start of a quoted address. */
type Place = 'text' | 'attribute' | 'address';

/**
 * @example html`<a href="${link}">${'<b>'}</a>`.toString() // '<a href="/x">&lt;b&gt;</a>'
 * @throws TypeError when the template has a value where no escape is safe, or an address is no web address
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return Html.fill(parts, values);
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '');
}

/** Of this host, or an address of the web or of mail; `javascript:` and `//elsewhere` are none of these. */
const safeAddress = /^(?:https?:\/\/|mailto:|\/(?![/\\])|[#?]|[\w.-]+(?:[/?#]|$))/i;

function fillPlace(place: Place | undefined, value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (isList(value)) return value.map((item) => fillPlace(place, item)).join('');
  if (value instanceof Html) {
    if (place !== 'text') throw new TypeError('markup cannot stand inside an attribute');
    return value.toString();
  }
  const text = String(value);
  if (place === 'address' && !safeAddress.test(text)) throw new TypeError('this is no address that a page may link to');
  return escapeText(text);
}

function isList(value: HtmlValue): value is readonly HtmlValue[] {
  return Array.isArray(value);
}

const known = new WeakMap<TemplateStringsArray, readonly Place[]>();

/** The places of a template, found once per template. */
function placesOf(parts: TemplateStringsArray): readonly Place[] {
  const found = known.get(parts) ?? parts.slice(0, -1).map((_, index) => placeAfter(parts.slice(0, index + 1)));
  known.set(parts, found);
  return found;
}

const rawText = /<(script|style|textarea|title)\b[^>]*>(?:(?!<\/\1).)*$/is;
const insideComment = /<!--(?:(?!-->).)*$/s;

function placeAfter(parts: readonly string[]): Place {
  // A value before this one can neither open nor close a tag or a quote, so a plain word may stand for it.
  const before = parts.join('x');
  const raw = rawText.exec(before)?.[1];
  if (insideComment.test(before) || (raw && !/^(title|textarea)$/i.test(raw)))
    throw new TypeError('a value cannot stand in a comment, script or style');
  if (raw) return 'text';
  const open = before.slice(before.lastIndexOf('<'));
  if (!/^<(?:[a-z!/]|$)/i.test(open) || isClosed(open)) return 'text';
  const attribute = /\s([a-z][\w:-]*)="([^"]*)$/i.exec(open);
  if (!attribute) throw new TypeError('inside a tag a value stands in an attribute with double quotes');
  const [, name = '', start = ''] = attribute;
  if (/^(on|style$|srcdoc$)/i.test(name)) throw new TypeError(`a value cannot stand in ${name}`);
  return start === '' && /^(href|src|action|formaction|xlink:href)$/i.test(name) ? 'address' : 'attribute';
}

/** Does the tag that begins here end again, outside quotes? */
function isClosed(tag: string): boolean {
  return tag.replaceAll(/"[^"]*"/g, '').includes('>') && (tag.match(/"/g)?.length ?? 0) % 2 === 0;
}
