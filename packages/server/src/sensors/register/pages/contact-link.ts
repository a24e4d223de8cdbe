import { type Html, html } from '../../../foundation/http/html.ts';

/** An e-mail address or a web address can be followed; anything else is read. */
export function contactLink(contact: string): Html {
  if (/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(contact)) return html`<a href="mailto:${contact}">${contact}</a>`;
  if (/^https?:\/\/[^\s"<>]+$/.test(contact)) return html`<a href="${contact}" rel="noreferrer">${contact}</a>`;
  return html`${contact}`;
}
