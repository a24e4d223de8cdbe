import { type Html, type HtmlValue, html } from '../../../foundation/http/html.ts';
import type { Language } from '../../../foundation/http/language.ts';
import { en } from './words-en.ts';
import { nl, type Words } from './words-nl.ts';

export const wordsOf = (language: Language): Words => (language === 'nl' ? nl : en);

export interface PageView {
  readonly words: Words;
  readonly title: string;
  /** Path of this page with its query, without the language. */
  readonly address: string;
  readonly body: HtmlValue;
  /** Which entry of the menu this page belongs to. */
  readonly section: 'register' | 'known';
  /** Size of the paper that the page is printed on, where it is not that of a letter. */
  readonly paper?: 'a5' | 'a6';
}

/** Adds the language where it is not the one of the browser by default: links keep what the reader chose. */
export function inLanguage(address: string, language: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}language=${language}`;
}

/** Head, menu and foot around a page; a style sheet of this host, no script. */
export function layout({ words, title, address, body, section, paper }: PageView): Html {
  const link = (path: string) => inLanguage(path, words.language);
  const other = words.language === 'nl' ? 'en' : 'nl';
  const item = (path: string, label: string, here: boolean) =>
    html`<li><a href="${link(path)}" aria-current="${here ? 'page' : 'false'}">${label}</a></li>`;
  return html`<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – ${words.register} – ${words.brand}</title>
<link rel="icon" type="image/svg+xml" href="/icon.svg">
<link rel="stylesheet" href="/register/style.css${paper ? `?paper=${paper}` : ''}">
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header class="bar">
<p class="brand"><a href="/">${words.brand}</a></p>
<nav aria-label="${words.menu}"><ul>
<li><a href="/">${words.workbench}</a></li>
${item('/register', words.register, section === 'register')}
${item('/register/known', words.known, section === 'known')}
</ul></nav>
</header>
<main id="content" tabindex="-1">
${body}
</main>
<footer class="bar">
<ul>
<li><a href="/toegankelijkheid">${words.accessibility}</a></li>
<li><a href="${inLanguage(address, other)}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a></li>
</ul>
</footer>
</body>
</html>
`;
}

/** @example formatDay('2026-11-22T23:30:00Z', 'nl', 'Europe/Amsterdam') // '23 november 2026' */
export function formatDay(instant: string, language: string, timeZone = 'UTC'): string {
  return new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { dateStyle: 'long', timeZone }).format(
    new Date(instant),
  );
}

/** Term and description pairs; a pair without a description is left out. */
export function facts(pairs: readonly (readonly [string, HtmlValue])[]): Html {
  const filled = pairs.filter(([, value]) => value !== undefined && value !== null && value !== false && value !== '');
  return html`<dl>${filled.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}
