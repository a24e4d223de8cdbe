import type { Context } from '../foundation/context.ts';
import { type Html, html } from '../foundation/http/html.ts';
import { type Language, languageOf } from '../foundation/http/language.ts';
import { personOfStop } from './mail/stop-link.ts';
import type { NoticesRoom } from './room.ts';
import { stopMail } from './sql/preferences.ts';

const words = {
  nl: {
    title: 'Mails stoppen',
    ask: 'Wilt u geen mails met meldingen van Wijkritme meer?',
    button: 'Stop de mails',
    done: 'U krijgt geen mails met meldingen meer. In Wijkritme zelf kunt u ze weer aanzetten.',
    wrong: 'Deze link klopt niet. Zet de mails uit op de pagina met uw meldingen.',
  },
  en: {
    title: 'Stop mails',
    ask: 'Do you want no more mails with notices of Wijkritme?',
    button: 'Stop the mails',
    done: 'You will get no more mails with notices. In Wijkritme itself you can turn them on again.',
    wrong: 'This link is not right. Turn mails off on the page of your notices.',
  },
} as const;

/** The page behind the link in a mail: without script, without signing in, in one click [RFC 8058]. */
export function mountStopPage({ http }: Context, room: NoticesRoom): void {
  // Who looks at a link changes nothing: programs that check mail open links too.
  http.page('/afmelden/:token', ({ params, language }) => {
    const { ask, button, wrong } = words[language];
    const isKnown = personOfStop(room, params.token ?? '') !== undefined;
    const form = html`<p>${ask}</p><form method="post"><button type="submit">${button}</button></form>`;
    return { html: page(isKnown ? form : html`<p>${wrong}</p>`, language), status: isKnown ? 200 : 404 };
  });
  http.app.register(async (scope) => {
    // A mail program sends `List-Unsubscribe=One-Click`; what is in the form does not matter, the link says it all.
    scope.addContentTypeParser(
      ['application/x-www-form-urlencoded', 'multipart/form-data'],
      { parseAs: 'buffer', bodyLimit: 1_024 },
      (_request, _body, done) => done(null, {}),
    );
    scope.post<{ Params: { token: string } }>('/afmelden/:token', async (request, reply) => {
      const language = languageOf(request);
      const personId = personOfStop(room, request.params.token);
      if (personId !== undefined) await stopMail(room.db, personId);
      const { done, wrong } = words[language];
      const body = html`<p role="status">${personId === undefined ? wrong : done}</p>`;
      return reply
        .code(personId === undefined ? 404 : 200)
        .type('text/html; charset=utf-8')
        .send(`<!doctype html>\n${page(body, language)}`);
    });
  });
}

function page(body: Html, language: Language): Html {
  const { title } = words[language];
  return html`<html lang="${language}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title} – Wijkritme</title>
      <link rel="stylesheet" href="/register/style.css" />
    </head>
    <body><main><h1>${title}</h1>${body}</main></body>
  </html>`;
}
