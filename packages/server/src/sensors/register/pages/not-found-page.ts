import { html } from '../../../foundation/http/html.ts';
import type { PageAnswer } from '../../../foundation/http/pages.ts';
import { inLanguage } from '../../../foundation/http/public-layout.ts';
import { layout } from './layout.ts';
import type { Words } from './words-nl.ts';

export function notFoundPage(words: Words, section: 'register' | 'known'): PageAnswer {
  const body = html`<h1>${words.notFound}</h1><p>${words.notFoundLead}</p><p><a href="${inLanguage('/register', words.language)}">${words.toRegister}</a></p>`;
  return { status: 404, html: layout({ words, title: words.notFound, address: '/register', body, section }) };
}
