import { type Html, type HtmlValue, html } from '../../../foundation/http/html.ts';
import type { Language } from '../../../foundation/http/language.ts';
import { publicLayout } from '../../../foundation/http/public-layout.ts';
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

/** A page of the register in the frame of all pages for residents. */
export function layout({ words, section, ...page }: PageView): Html {
  return publicLayout({
    ...page,
    language: words.language === 'nl' ? 'nl' : 'en',
    section: section === 'known' ? '/register/known' : '/register',
  });
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
