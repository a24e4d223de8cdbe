import type { NoticeKind } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import { caseLine } from './case-line.ts';

/** One line of a mail: what there is, and where to look. Nothing of what people wrote leaves by mail. */
export interface MailItem {
  readonly kind: NoticeKind;
  readonly subjectId: number;
  /** What it came from, as the notice keeps it. */
  readonly cause: string;
  /** Of everything that it tells of: of a case all that one had not read. */
  readonly causes: readonly string[];
  /** false: the label of the case keeps what happened in it among some. */
  readonly tellsWhat: boolean;
  /** null: there is none, or the label of the case does not let it out. */
  readonly place: string | null;
}

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** Lines of one mail; what is beyond is told as a number. */
const MOST_LINES = 50;

export function noticesMail(items: readonly MailItem[], base: string, language: Language): MailText {
  const nl = language === 'nl';
  const [only] = items;
  const lines = items.slice(0, MOST_LINES).map((item) => `${lineOf(item, language)}\n${base}${pathOf(item)}`);
  const more = items.length - lines.length;
  const rest =
    more > 0 ? [nl ? `En nog ${more} meldingen: ${base}/meldingen` : `And ${more} more: ${base}/meldingen`] : [];
  const subject =
    items.length === 1 && only
      ? lineOf(only, language).replace(/\.$/, '')
      : nl
        ? `${items.length} meldingen van Wijkritme`
        : `${items.length} notices of Wijkritme`;
  return { subject, text: [...lines, ...rest, footer(base, language)].join('\n\n') };
}

/** Of the page that it is about. */
export function pathOf({ kind, subjectId }: MailItem): string {
  if (kind === 'case') return `/dossiers/${subjectId}`;
  return kind === 'reading' ? `/signalen/${subjectId}#interpret-heading` : `/signalen/${subjectId}`;
}

/** What one is told, in a mail and in the list of the application. */
export function lineOf(item: MailItem, language: Language): string {
  const { kind, place } = item;
  const nl = language === 'nl';
  const where = place === null ? '' : nl ? ` in ${place}` : ` at ${place}`;
  switch (kind) {
    case 'signal':
      return nl ? `Er is een signaal${where}.` : `There is a signal${where}.`;
    case 'sensor':
      return nl ? `Een sensor${where} vraagt aandacht.` : `A sensor${where} needs a look.`;
    case 'assigned':
      return nl ? `Iemand gaf u een signaal${where}.` : `Somebody gave you a signal${where}.`;
    case 'reading':
      return nl
        ? `Uw duiding van een signaal${where} ontbreekt nog.`
        : `Your interpretation of a signal${where} is still missing.`;
    case 'case':
      return caseLine({ ...item, caseId: item.subjectId }, language);
    default:
      return kind satisfies never;
  }
}

function footer(base: string, language: Language): string {
  return language === 'nl'
    ? `U krijgt deze mail omdat u daarvoor koos. Verander dat hier, of meld u af met de knop van uw mailprogramma:\n${base}/meldingen/voorkeuren`
    : `You get this mail because you chose to. Change that here, or use the unsubscribe button of your mail program:\n${base}/meldingen/voorkeuren`;
}

export function invitationMail(link: string, until: string, language: Language): MailText {
  return language === 'nl'
    ? {
        subject: 'Uitnodiging voor Wijkritme',
        text: `U bent uitgenodigd om met Wijkritme te werken. Open uw account met deze link. Hij werkt één keer, tot ${until}.\n\n${link}\n\nVerwachtte u dit niet? Dan hoeft u niets te doen.`,
      }
    : {
        subject: 'Invitation to Wijkritme',
        text: `You are invited to work with Wijkritme. Open your account with this link. It works once, until ${until}.\n\n${link}\n\nDid you not expect this? Then you need not do anything.`,
      };
}

export function verificationMail(link: string, language: Language): MailText {
  return language === 'nl'
    ? {
        subject: 'Bevestig dit adres voor Wijkritme',
        text: `Iemand wil op dit adres meldingen van Wijkritme krijgen. Was u dat? Open dan deze link. Hij werkt één keer, een dag lang.\n\n${link}\n\nWas u het niet? Dan hoeft u niets te doen, en sturen wij niets meer.`,
      }
    : {
        subject: 'Confirm this address for Wijkritme',
        text: `Somebody wants to get notices of Wijkritme at this address. Was it you? Then open this link. It works once, for one day.\n\n${link}\n\nWas it not you? Then you need not do anything, and we send nothing more.`,
      };
}
