import { html } from '../../foundation/http/html.ts';
import type { Language } from '../../foundation/http/language.ts';
import type { PageAnswer } from '../../foundation/http/pages.ts';
import { inLanguage } from '../../foundation/http/public-layout.ts';
import type { StoredPlace } from '../../places/index.ts';
import { reportPage, wordsOf } from './frame.ts';

export interface Thanks {
  readonly language: Language;
  readonly place: StoredPlace;
  readonly code: string;
}

/** The report is stored. The code stands in the page alone, never in an address. */
export function thanksPage({ language, place, code }: Thanks): PageAnswer {
  const words = wordsOf(language);
  const body = html`<h1>${words.thanksTitle}</h1>
<p class="lead">${words.thanksLead}</p>
<p class="card code"><span>${words.code}</span> <strong>${code}</strong></p>
<section aria-labelledby="next"><h2 id="next">${words.next}</h2><ol>${words.nextSteps.map((step) => html`<li>${step}</li>`)}</ol></section>
<ul class="row">
<li><a href="${inLanguage('/melden/volgen', language)}">${words.follow}</a></li>
<li><a href="${inLanguage(`/melden/${place.id}`, language)}">${words.another}</a></li>
</ul>`;
  return reportPage({ language, title: words.thanksTitle, address: `/melden/${place.id}`, body });
}
