import { limits } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { html } from '../../foundation/http/html.ts';
import type { FormError, PageAnswer, PageCall } from '../../foundation/http/pages.ts';
import type { StoredPlace } from '../../places/index.ts';
import { followReport } from '../follow-report.ts';
import type { ParticipationRoom } from '../room.ts';
import { followPage } from './follow-page.ts';
import { reportPage, wordsOf } from './frame.ts';
import { placeChoice, placePage } from './place-page.ts';
import { sendReport, showForm } from './send-report.ts';

/** The pages on which residents report something: without account and without script. */
export function mountReportPages({ http }: Context, room: ParticipationRoom): void {
  const perMinute = limits.reportFormsAMinute;
  http.page('/melden', async (call) => {
    const answer = placePage(room, call);
    if (!('place' in answer)) return answer;
    const place = room.places.directory.find(answer.place);
    return place ? showForm(room, { place, language: call.language }) : noPlace(room, call);
  });
  http.page('/melden/volgen', ({ language }) => followPage(language));
  http.form('/melden/volgen', {
    perMinute,
    onError: failed,
    handler: async ({ fields, language }) =>
      followPage(language, (await followReport(room, fields.code ?? '', language)) ?? 'unknown'),
  });
  http.page('/melden/:place', (call) => {
    const place = placeOf(room, call);
    return place ? showForm(room, { place, language: call.language }) : noPlace(room, call);
  });
  http.form('/melden/:place', {
    perMinute,
    onError: failed,
    handler: (call) => {
      const place = placeOf(room, call);
      return place ? sendReport(room, { place, language: call.language }, call.fields) : noPlace(room, call);
    },
  });
}

function placeOf({ places }: ParticipationRoom, { params }: PageCall): StoredPlace | undefined {
  return /^[1-9]\d{0,8}$/.test(params.place ?? '') ? places.directory.find(Number(params.place)) : undefined;
}

function noPlace({ places }: ParticipationRoom, { language }: PageCall): PageAnswer {
  const words = wordsOf(language);
  const body = html`<h1>${words.notFound}</h1><p>${words.notFoundLead}</p>${placeChoice(places.directory, language)}`;
  return reportPage({ language, title: words.notFound, address: '/melden', body, status: 404 });
}

const statuses: Readonly<Record<FormError, number>> = { 'too-many': 429, unreadable: 400, unavailable: 503 };

function failed(error: FormError, { language }: PageCall): PageAnswer {
  const words = wordsOf(language);
  const title = error === 'too-many' ? words.tooManyTitle : words.failedTitle;
  const sentence = { 'too-many': words.tooMany, unreadable: words.unreadable, unavailable: words.unavailable }[error];
  const body = html`<h1>${title}</h1><p role="alert">${sentence}</p>`;
  return reportPage({ language, title, address: '/melden', body, status: statuses[error] });
}
