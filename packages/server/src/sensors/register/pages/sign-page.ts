import { type Html, html } from '../../../foundation/http/html.ts';
import type { PageAnswer, PageCall } from '../../../foundation/http/pages.ts';
import { inLanguage } from '../../../foundation/http/public-layout.ts';
import { findEntry, type RegisterEntry, type RegisterSources } from '../entries.ts';
import { toQr } from '../qr.ts';
import { icon, iconOf } from './icons.ts';
import { formatDay, layout, wordsOf } from './layout.ts';
import { notFoundPage } from './not-found-page.ts';
import type { Words } from './words-nl.ts';

/**
 * The sign for the pole: what is measured, personal data yes or no, whose it is, until when, and where to ask. To be
 * understood in three seconds, so nothing else stands on it.
 */
export async function signPage(sources: RegisterSources, publicUrl: string, call: PageCall): Promise<PageAnswer> {
  const words = wordsOf(call.language);
  const id = /^[1-9]\d{0,8}$/.test(call.params.id ?? '') ? Number(call.params.id) : 0;
  const entry = await findEntry(sources, id);
  if (!entry) return notFoundPage(words, 'register');
  const path = `/register/${entry.id}/sign`;
  const size = call.query.size === 'a5' ? 'a5' : 'a6';
  const sizeLink = (one: 'a5' | 'a6') =>
    html`<li><a href="${inLanguage(`${path}?size=${one}`, words.language)}" aria-current="${one === size ? 'true' : 'false'}">${words.sign[one]}</a></li>`;
  const body = html`<div class="no-print"><p><a href="${inLanguage(`/register/${entry.id}`, words.language)}">${entry.name}</a></p>
<h1>${words.sign.title}</h1><p>${words.sign.lead} ${words.sign.print}</p><ul class="row">${sizeLink('a6')}${sizeLink('a5')}</ul></div>
${sign(entry, { words, size, address: `${publicUrl}/register/${entry.id}` })}`;
  const title = `${words.sign.title}: ${entry.name}`;
  return { html: layout({ words, title, address: `${path}?size=${size}`, body, section: 'register', paper: size }) };
}

interface SignOptions {
  readonly words: Words;
  readonly size: 'a5' | 'a6';
  readonly address: string;
}

function sign(entry: RegisterEntry, { words, size, address }: SignOptions): Html {
  const valid = entry.series.filter(({ status }) => status === 'valid');
  const passports = valid.flatMap(({ passport }) => passport ?? []);
  const personal = passports.some(({ personalData }) => personalData);
  const owners = [...new Set(passports.map(({ owner }) => owner))].join(', ');
  // The first to end decides: after it the sign is no longer true.
  const until = Math.min(...valid.map(({ endsAt, fieldUntil }) => Math.min(endsAt, fieldUntil)));
  const line = (drawing: Html, text: string) => html`<li>${drawing}<span>${text}</span></li>`;
  return html`<article class="sign sign-${size}" aria-label="${words.sign.title}">
<p class="sign-what">${iconOf(entry.series[0]?.property ?? 'other')}<span>${whatOf(entry, words)}</span></p>
<ul>
${passports.length === 0 ? line(icon('stopped'), words.sign.stopped) : line(icon(personal ? 'person' : 'no-person'), personal ? words.sign.personal : words.sign.noPersonal)}
${owners ? line(icon('owner'), words.sign.owner(owners)) : ''}
${Number.isFinite(until) ? line(icon('until'), words.sign.until(formatDay(new Date(until).toISOString(), words.language, entry.timeZone))) : ''}
</ul>
<div class="sign-ask">${toQr(address, words.sign.qr(address))}<p>${icon('question')} ${words.sign.scan} <strong>${addressOf(address)}</strong></p></div>
</article>`;
}

/** As one types it; it breaks after a slash, not within a word. */
function addressOf(address: string): Html[] {
  const [host = '', ...steps] = address.replace(/^https?:\/\//, '').split('/');
  return [html`${host}`, ...steps.map((step) => html`/<wbr>${step}`)];
}

/** The owner's own sentence, or one made from what is measured. */
function whatOf({ series }: RegisterEntry, words: Words): string {
  const own = series.find(({ passport }) => passport?.signText)?.passport?.signText;
  if (own) return own;
  const lang = words.language === 'nl' ? 'nl' : 'en';
  const names = [...new Set(series.map(({ propertyName }) => propertyName[lang]))].join(', ');
  return series.every(({ kind }) => kind === 'count') ? words.sign.counts(names) : words.sign.measures(names);
}
