import { type Html, html } from '../../foundation/http/html.ts';
import type { Language } from '../../foundation/http/language.ts';
import type { PageAnswer } from '../../foundation/http/pages.ts';
import { inLanguage } from '../../foundation/http/public-layout.ts';
import type { PublicMeasure } from '../../response/index.ts';
import type { FollowedReport } from '../follow-report.ts';
import { reportPage, wordsOf } from './frame.ts';

const tags = { nl: 'nl-NL', en: 'en-GB' } as const;

/** Where somebody fills in their code, and reads how far their report is. */
export function followPage(language: Language, found?: FollowedReport | 'unknown'): PageAnswer {
  const words = wordsOf(language);
  const isUnknown = found === 'unknown';
  const told = found === undefined || found === 'unknown' ? undefined : stepsOf(found, language);
  const fault = isUnknown ? html`<p class="fault" id="code-fault" role="alert">${words.unknownCode}</p>` : '';
  const body = html`<h1>${words.follow}</h1>
${told}
<p class="lead">${words.followLead}</p>
<form class="filters" action="${inLanguage('/melden/volgen', language)}" method="post">
<p><label for="code">${words.code}</label>${fault}<input id="code" name="code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" required aria-describedby="${isUnknown ? 'code-fault' : ''}"></p>
<p class="commands"><button type="submit">${words.followSend}</button> <a href="${inLanguage('/melden', language)}">${words.another}</a></p>
</form>`;
  const title = isUnknown ? `${words.faultPrefix}${words.follow}` : words.follow;
  return reportPage({ language, title, address: '/melden/volgen', body, status: isUnknown ? 404 : 200 });
}

function stepsOf(report: FollowedReport, language: Language): Html {
  const { category, placeName, from, until, timeZone, simulated, reached } = report;
  const words = wordsOf(language);
  const moment = new Intl.DateTimeFormat(tags[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).formatRange(from, until);
  const step = (state: keyof typeof words.states) => {
    const [name, sentence] = words.states[state];
    const isDone = reached.includes(state);
    return html`<li data-done="${isDone ? 'yes' : 'no'}"><strong>${name}</strong>: ${isDone ? words.done : words.notDone}.${isDone ? ` ${sentence}` : ''}</li>`;
  };
  return html`<section class="card" aria-labelledby="report" role="status"><h2 id="report">${words.report}</h2>
<p>${category[language]}, ${placeName}, ${moment}.</p>
${simulated ? html`<p class="note">${words.simulated}</p>` : ''}
<ol class="steps">${(['received', 'seen', 'inCase'] as const).map(step)}</ol>
${reached.includes('inCase') ? afterwards(report, language) : ''}</section>`;
}

/** What was done, as far as everybody may know it. None, and none that everybody may know of, look alike. */
function afterwards({ measures, timeZone }: FollowedReport, language: Language): Html {
  const words = wordsOf(language);
  const format = new Intl.DateTimeFormat(tags[language], { dateStyle: 'long', timeZone });
  const measure = ({ kind, startedAt, endedAt, stopped, verdicts }: PublicMeasure) => {
    const end = endedAt === null ? words.goesOn : (stopped ? words.stopped : words.ended)(format.format(endedAt));
    const judged = verdicts.length === 0 ? [words.notJudged] : verdicts;
    return html`<li><strong>${kind}</strong>: ${words.began(format.format(startedAt))} ${end}${judged.map((one) => html`<p>${one}</p>`)}</li>`;
  };
  return html`<h3>${words.afterwards}</h3>
${measures.length === 0 ? html`<p>${words.noMeasure}</p>` : html`<ul class="measures">${measures.map(measure)}</ul>`}`;
}
