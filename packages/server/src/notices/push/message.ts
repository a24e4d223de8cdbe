import type { Language } from '../../foundation/http/language.ts';
import { lineOf, type MailItem, pathOf } from '../mail/mail-text.ts';

/** What stands on the screen of a device, and which page it opens. As little as in a mail: a locked screen shows it to anybody. */
export interface PushMessage {
  readonly title: string;
  readonly body: string;
  /** Path of a page of ours. */
  readonly path: string;
  readonly language: Language;
}

export function noticesMessage(items: readonly MailItem[], language: Language): PushMessage {
  const nl = language === 'nl';
  const [only] = items;
  if (items.length === 1 && only)
    return { title: 'Wijkritme', body: lineOf(only, language), path: pathOf(only), language };
  const body = nl ? `Er zijn ${items.length} meldingen.` : `There are ${items.length} notices.`;
  return { title: 'Wijkritme', body, path: '/meldingen', language };
}

export function testMessage(language: Language): PushMessage {
  const body = language === 'nl' ? 'Dit is een proefbericht. Het werkt.' : 'This is a test. It works.';
  return { title: 'Wijkritme', body, path: '/meldingen/voorkeuren', language };
}
