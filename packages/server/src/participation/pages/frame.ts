import type { HtmlValue } from '../../foundation/http/html.ts';
import type { Language } from '../../foundation/http/language.ts';
import type { PageAnswer } from '../../foundation/http/pages.ts';
import { publicLayout } from '../../foundation/http/public-layout.ts';
import { en } from './words-en.ts';
import { nl, type Words } from './words-nl.ts';

export const wordsOf = (language: Language): Words => (language === 'nl' ? nl : en);

export interface ReportPage {
  readonly language: Language;
  readonly title: string;
  /** Where the form of this page is; an answer to a form has no address of its own. */
  readonly address: string;
  readonly body: HtmlValue;
  readonly status?: number;
}

export function reportPage({ status, ...page }: ReportPage): PageAnswer {
  return { html: publicLayout({ ...page, section: '/melden' }), ...(status !== undefined && { status }) };
}
