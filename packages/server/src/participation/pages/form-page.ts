import type { ReportCategory, ReportCounts, ReportTone } from '@wijkritme/contract';
import { DAY } from '@wijkritme/contract';
import { type Html, html } from '../../foundation/http/html.ts';
import type { Language } from '../../foundation/http/language.ts';
import type { PageAnswer } from '../../foundation/http/pages.ts';
import { inLanguage } from '../../foundation/http/public-layout.ts';
import type { StoredPlace } from '../../places/index.ts';
import { reportPage, wordsOf } from './frame.ts';
import { DAYS_BACK, type FormFaultAt, type ReportField, type ReportFields, wallDayOf } from './parse-report-form.ts';
import type { Words } from './words-nl.ts';

export interface FormView {
  readonly language: Language;
  readonly place: StoredPlace;
  /** Those that can be chosen. */
  readonly categories: readonly ReportCategory[];
  /** What was chosen before; the form of a page that is opened has nothing chosen but the last hour. */
  readonly fields: ReportFields;
  readonly faults: readonly FormFaultAt[];
  /** Says which sending is the same one. */
  readonly form: string;
  /** UTC ms. */
  readonly now: number;
  readonly counts: ReportCounts;
  /** What went wrong with the form as a whole. */
  readonly problem?: string | undefined;
  readonly status?: number;
}

/** What, when and how much: one page, no words of one's own, no script. */
export function formPage(view: FormView): PageAnswer {
  const { language, place, faults, problem } = view;
  const words = wordsOf(language);
  const title = words.formTitle(place.name);
  const hasFault = faults.length > 0 || problem !== undefined;
  const body = html`<p><a href="${inLanguage('/melden', language)}">${words.otherPlace}</a></p>
<h1>${title}</h1>
${place.simulated ? html`<p class="note">${words.simulated}</p>` : ''}
${hasFault ? summary(view, words) : html`<p class="lead">${words.lead}</p>`}
<p>${words.private}</p>
<p class="note">${words.urgent}</p>
<form class="card questions" action="${inLanguage(`/melden/${place.id}`, language)}" method="post">
<input type="hidden" name="formulier" value="${view.form}">
${whatPart(view, words)}
${whenPart(view, words)}
${amountPart(view, words)}
<p class="commands"><button type="submit">${words.send}</button></p>
</form>
${countsPart(view.counts, words)}
<p><a href="${inLanguage('/melden/volgen', language)}">${words.follow}</a></p>`;
  return reportPage({
    language,
    title: hasFault ? `${words.faultPrefix}${title}` : title,
    address: `/melden/${place.id}`,
    body,
    status: view.status ?? (faults.length > 0 ? 400 : 200),
  });
}

function summary({ faults, problem }: FormView, words: Words): Html {
  const link = ({ field, word }: FormFaultAt) => html`<li><a href="#${field}">${words.fault[word]}</a></li>`;
  return html`<section class="note" aria-labelledby="faults" role="alert"><h2 id="faults">${words.faults}</h2>
${problem ? html`<p>${problem}</p>` : ''}${faults.length > 0 ? html`<ul>${faults.map(link)}</ul>` : ''}</section>`;
}

/** Why this field is not right, beside it. */
function faultAt({ faults }: FormView, field: ReportField, words: Words): Html | undefined {
  const found = faults.find((one) => one.field === field);
  return found && html`<p class="fault" id="${field}-fault">${words.fault[found.word]}</p>`;
}

const described = (fault: Html | undefined, field: ReportField) => (fault ? `${field}-fault` : '');

function whatPart(view: FormView, words: Words): Html {
  const fault = faultAt(view, 'soort', words);
  const group = (tone: ReportTone, label: string) =>
    html`<h3>${label}</h3><ul class="choices">${view.categories
      .filter((one) => one.tone === tone)
      .map((one) =>
        radio({ field: 'soort', value: String(one.id), label: one[view.language], chosen: view.fields.soort }),
      )}</ul>`;
  return html`<fieldset id="soort" tabindex="-1" aria-describedby="${described(fault, 'soort')}"><legend><h2>${words.what}</h2></legend>${fault}
${group('bothersome', words.bothersome)}
${group('nice', words.nice)}</fieldset>`;
}

function whenPart(view: FormView, words: Words): Html {
  const { fields, language, now, place } = view;
  const fault = faultAt(view, 'wanneer', words);
  const chosen = fields.wanneer ?? 'nu';
  const [day, from, until] = (['dag', 'van', 'tot'] as const).map((field) => faultAt(view, field, words));
  const option = (back: number) => {
    const text = dayName(wallDayOf(now, place.timeZone) - back * DAY, back, { words, language });
    return String(back) === fields.dag
      ? html`<option value="${back}" selected>${text}</option>`
      : html`<option value="${back}">${text}</option>`;
  };
  const days = Array.from({ length: DAYS_BACK + 1 }, (_, back) => option(back));
  const time = (field: 'van' | 'tot', label: string, wrong: Html | undefined) =>
    html`<p><label for="${field}">${label}</label>${wrong}<input id="${field}" name="${field}" type="time" value="${fields[field]}" aria-describedby="${described(wrong, field)}"></p>`;
  return html`<fieldset id="wanneer" tabindex="-1" aria-describedby="${described(fault, 'wanneer')}"><legend><h2>${words.when}</h2></legend>${fault}
<ul class="choices">${radio({ field: 'wanneer', value: 'nu', label: words.now, chosen })}${radio({ field: 'wanneer', value: 'ander', label: words.other, chosen })}</ul>
<p id="moment-hint">${words.otherHint}</p>
<div class="moment" role="group" aria-label="${words.other}" aria-describedby="moment-hint"><p><label for="dag">${words.day}</label>${day}<select id="dag" name="dag" aria-describedby="${described(day, 'dag')}">${days}</select></p>
${time('van', words.from, from)}
${time('tot', words.until, until)}</div></fieldset>`;
}

function dayName(wall: number, back: number, { words, language }: { words: Words; language: Language }): string {
  const name = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(wall);
  if (back > 1) return name;
  return `${back === 0 ? words.today : words.yesterday}, ${name}`;
}

function amountPart(view: FormView, words: Words): Html {
  const fault = faultAt(view, 'hoeveel', words);
  return html`<fieldset id="hoeveel" tabindex="-1" aria-describedby="${described(fault, 'hoeveel')}"><legend><h2>${words.amount}</h2></legend>${fault}
<ul class="choices">${words.amounts.map((label, at) =>
    radio({ field: 'hoeveel', value: String(at + 1), label: `${at + 1} – ${label}`, chosen: view.fields.hoeveel }),
  )}</ul></fieldset>`;
}

interface Radio {
  readonly field: ReportField;
  readonly value: string;
  readonly label: string;
  readonly chosen: string | undefined;
}

function radio({ field, value, label, chosen }: Radio): Html {
  const id = `${field}-${value}`;
  const input =
    value === chosen
      ? html`<input type="radio" id="${id}" name="${field}" value="${value}" checked>`
      : html`<input type="radio" id="${id}" name="${field}" value="${value}">`;
  return html`<li>${input}<label for="${id}">${label}</label></li>`;
}

function countsPart({ month, sentence, shownFrom }: ReportCounts, words: Words): Html {
  const name = new Intl.DateTimeFormat(words.language === 'nl' ? 'nl-NL' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(`${month}-15T12:00:00Z`));
  return html`<section aria-labelledby="counts"><h2 id="counts">${words.counts}</h2>
<p>${words.countsMonth(name)} ${sentence} ${words.countsHint(shownFrom)}</p></section>`;
}
