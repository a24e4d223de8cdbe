import { completenessOf, findLegalBasis, type Passport } from '@wijkritme/contract';
import { type Html, html } from '../../../foundation/http/html.ts';
import type { PageAnswer, PageCall } from '../../../foundation/http/pages.ts';
import { inLanguage } from '../../../foundation/http/public-layout.ts';
import { findEntry, type RegisterEntry, type RegisterSeries, type RegisterSources } from '../entries.ts';
import { contactLink } from './contact-link.ts';
import { icon, iconOf } from './icons.ts';
import { facts, formatDay, layout, wordsOf } from './layout.ts';
import { drawMap } from './map.ts';
import { notFoundPage } from './not-found-page.ts';
import type { Words } from './words-nl.ts';

/** One sensor: why, on which ground, what is recorded and what is not, until when, and where to ask. */
export async function entryPage(sources: RegisterSources, call: PageCall): Promise<PageAnswer> {
  const words = wordsOf(call.language);
  const id = /^[1-9]\d{0,8}$/.test(call.params.id ?? '') ? Number(call.params.id) : 0;
  const entry = await findEntry(sources, id);
  if (!entry) return notFoundPage(words, 'register');
  const body = html`<p><a href="${inLanguage('/register', words.language)}">${words.toRegister}</a></p>
<h1>${entry.name}</h1>
<p class="lead">${entry.places.length > 0 ? entry.places.join(', ') : words.noPlace}</p>
${entry.simulated ? html`<p class="note">${words.simulatedOne}</p>` : ''}
${entry.series.map((series) => seriesPart(series, entry, words))}
${placePart(sources, entry, words)}
${contactPart(entry, words)}
<section aria-labelledby="more"><h2 id="more">${words.more}</h2><ul>
<li><a href="${inLanguage(`/register/${entry.id}/sign`, words.language)}">${words.signLink}</a></li>
<li><a href="/sensoren/${entry.id}">${words.chart}</a></li>
${entry.externalId ? html`<li>${words.owns}: ${entry.externalId}</li>` : ''}
</ul></section>`;
  return { html: layout({ words, title: entry.name, address: `/register/${entry.id}`, body, section: 'register' }) };
}

function seriesPart(series: RegisterSeries, entry: RegisterEntry, words: Words): Html {
  const { passport, status } = series;
  const day = passport ? formatDay(passport.validUntil, words.language, entry.timeZone) : '';
  return html`<section class="card" aria-labelledby="series-${series.id}">
<h2 id="series-${series.id}">${iconOf(series.property)} ${series.name}</h2>
<p class="state" data-state="${status}">${icon(status === 'valid' ? 'valid' : 'stopped')} ${words.statusSentences[status](day)}</p>
${stagePart({ series, entry, words })}
${passport ? passportPart(passport, { series, entry, words }) : ''}
</section>`;
}

/** Where it stands in its life: a sensor in the lab measures, and nothing of it counts. */
function stagePart({ series, entry, words }: Around): Html {
  const { stage, fieldUntil, isInField } = series;
  const day = Number.isFinite(fieldUntil)
    ? formatDay(new Date(fieldUntil).toISOString(), words.language, entry.timeZone)
    : undefined;
  if (stage !== 'field') return html`<p data-stage="${stage}">${words.stages[stage]}</p>`;
  const sentence = day === undefined ? words.stages.field : isInField ? words.fieldUntil(day) : words.fieldEnded(day);
  return html`<p data-stage="field">${sentence}</p>`;
}

interface Around {
  readonly series: RegisterSeries;
  readonly entry: RegisterEntry;
  readonly words: Words;
}

function passportPart(passport: Passport, around: Around): Html {
  const { words } = around;
  return html`${facts([
    [words.why, passport.purpose],
    [words.question, passport.policyQuestion],
    [words.ground, groundOf(passport, words)],
    [words.recorded, recordedOf(passport, around)],
    [words.personal, personalOf(passport, words)],
    [
      words.processing,
      passport.processing &&
        html`${passport.processing} ${passport.processingPlace && words.processedAt[passport.processingPlace]}`,
    ],
    [words.until, untilOf(passport, around)],
    [words.keeping, keepingOf(passport, words)],
    [words.who, passport.owner],
    [words.recipients, passport.recipients && (passport.recipients.join(', ') || words.nobody)],
    [words.area, passport.observedArea],
    [words.where, passport.mobility && words.mobility[passport.mobility]],
  ])}
${linksOf(passport, words)}
${completenessPart(passport, around)}`;
}

function groundOf({ legalBasis, legalBasisId }: Passport, words: Words): Html {
  const known = findLegalBasis(legalBasisId);
  if (!known) return html`${legalBasis}`;
  const name = known.name[words.language === 'nl' ? 'nl' : 'en'];
  return html`${legalBasis}<br>${name}, ${known.article}. <a href="${known.url}" rel="noreferrer">${words.law}</a>`;
}

function recordedOf({ intervalSeconds, minimumGroup }: Passport, { series, words }: Around): Html {
  const name = series.propertyName[words.language === 'nl' ? 'nl' : 'en'];
  const unit = series.kind === 'count' ? '' : words.inUnit(series.unit);
  return html`<ul><li>${words.records(name, unit, words.every(intervalSeconds))}</li><li>${words.recordsNot}</li>${minimumGroup > 1 ? html`<li>${words.groups(minimumGroup)}</li>` : ''}</ul>`;
}

function personalOf({ personalData, personalDataReason }: Passport, words: Words): Html {
  return html`${personalData ? words.personalYes : words.personalNo} ${personalDataReason}`;
}

function untilOf({ validFrom, validUntil, reviewDate }: Passport, { entry, words }: Around): Html {
  const day = (instant: string) => formatDay(instant, words.language, entry.timeZone);
  return html`${words.period(day(validFrom), day(validUntil))} ${reviewDate && words.review(formatDay(reviewDate, words.language))}`;
}

/** What a term is when it is left out stands in the contract. */
function keepingOf(
  { retentionDays, hourRetentionDays, dayRetentionDays, afterWithdrawal }: Passport,
  words: Words,
): Html {
  const hours = hourRetentionDays ?? Math.max(retentionDays, 1_830);
  const terms = [
    words.keepReadings(words.days(retentionDays)),
    words.keepHours(hours === 1_830 ? words.fiveYears : words.days(hours)),
    words.keepDays(dayRetentionDays === undefined ? words.forever : words.days(dayRetentionDays)),
    words.removal[afterWithdrawal ?? 'keep-until-term'],
  ];
  return html`<ul>${terms.map((term) => html`<li>${term}</li>`)}</ul>`;
}

/** Plain links: a page of ours never fetches anything from another host. */
function linksOf({ dpiaUrl, algorithmUrl, photoUrl }: Passport, words: Words): Html {
  const links = [
    [dpiaUrl, words.dpia],
    [algorithmUrl, words.algorithm],
    [photoUrl, photoUrl && words.photo(new URL(photoUrl).host)],
  ].filter(([url]) => url);
  if (links.length === 0) return html``;
  return html`<ul>${links.map(([url, text]) => html`<li><a href="${url}" rel="noreferrer">${text}</a></li>`)}</ul>`;
}

function completenessPart(passport: Passport, { series, words }: Around): Html {
  const { filled, total, missing } = completenessOf(passport);
  const versions = html`<p>${words.version(series.passportVersion)} <a href="/v1/datastreams/${series.id}/passport/history">${words.versions}</a></p>`;
  if (missing.length === 0) return html`<p>${words.completeness} ${words.complete}</p>${versions}`;
  return html`<details><summary>${words.completeness}</summary><p>${words.incomplete(filled, total)}</p><ul>${missing.map((field) => html`<li>${words.fields[field]}</li>`)}</ul>${versions}</details>`;
}

function placePart({ places }: RegisterSources, entry: RegisterEntry, words: Words): Html {
  if (!entry.position) return html``;
  const active = entry.series.some(({ status }) => status === 'valid');
  const area = entry.series.find(({ passport }) => passport?.observedAreaShape)?.passport?.observedAreaShape
    ?.coordinates;
  const label = words.mapLabel(active ? 1 : 0, active ? 0 : 1);
  const map = drawMap({ places, points: [{ position: entry.position, active }], area, label });
  return html`<section aria-labelledby="where"><h2 id="where">${words.where}</h2>${map}</section>`;
}

function contactPart({ series }: RegisterEntry, words: Words): Html {
  const passports = series.flatMap(({ passport }) => (passport ? [passport] : []));
  const contacts = new Map(passports.map(({ owner, contact }) => [`${owner}\n${contact}`, { owner, contact }]));
  const items = [...contacts.values()].map(
    ({ owner, contact }) => html`<li>${words.contact(owner)} ${words.contactAt} ${contactLink(contact)}</li>`,
  );
  return html`<section class="card" aria-labelledby="contact"><h2 id="contact">${icon('question')} ${words.contactTitle}</h2>
${items.length > 0 ? html`<ul>${items}</ul>` : html`<p>${words.contactNone}</p>`}
<p>${words.authority} <a href="https://www.autoriteitpersoonsgegevens.nl/" rel="noreferrer">${words.authorityLink}</a></p></section>`;
}
