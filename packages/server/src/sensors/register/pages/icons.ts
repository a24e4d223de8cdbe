import { type Html, html } from '../../../foundation/http/html.ts';

/** Own drawings in one line weight; each stands beside its words, so a screen reader skips it. */
const drawings = {
  pedestrians: html`<circle cx="12" cy="4.5" r="2"/><path d="M12 8v6l-3 7M12 14l3 7M7 12l5-4 5 4"/>`,
  bicycles: html`<circle cx="6" cy="16" r="4"/><circle cx="18" cy="16" r="4"/><path d="M6 16l4-8h5l3 8M10 8l4 8M8.5 8H12M15 8l1-3h2"/>`,
  cars: html`<path d="M3 16v-4l2-5h14l2 5v4zM3 12h18"/><circle cx="7" cy="17" r="2"/><circle cx="17" cy="17" r="2"/>`,
  'heavy-vehicles': html`<path d="M2 6h12v10H2zM14 10h5l3 3v3h-8z"/><circle cx="6" cy="17" r="2"/><circle cx="17" cy="17" r="2"/>`,
  passages: html`<path d="M3 12h15M13 7l5 5-5 5M21 4v16"/>`,
  'sound-level': html`<path d="M3 9v6h4l5 4V5L7 9zM16 9a4 4 0 0 1 0 6M18.5 6a8 8 0 0 1 0 12"/>`,
  pm25: html`<path d="M3 8h11a2.5 2.5 0 1 0-2.5-2.5M3 12h15a2.5 2.5 0 1 1-2.5 2.5M3 16h8a2.5 2.5 0 1 1-2.5 2.5"/>`,
  no2: html`<path d="M3 8h11a2.5 2.5 0 1 0-2.5-2.5M3 12h15a2.5 2.5 0 1 1-2.5 2.5M3 16h8a2.5 2.5 0 1 1-2.5 2.5"/>`,
  temperature: html`<path d="M10 14V5a2 2 0 0 1 4 0v9a4 4 0 1 1-4 0zM12 9v8"/>`,
  occupancy: html`<path d="M4 4h16v16H4zM10 17V7h3a3 3 0 0 1 0 6h-3"/>`,
  other: html`<path d="M3 12h4l3-8 4 16 3-8h4"/>`,
  person: html`<circle cx="12" cy="7" r="4"/><path d="M4 21c0-5 3.5-8 8-8s8 3 8 8"/>`,
  'no-person': html`<circle cx="12" cy="7" r="4"/><path d="M4 21c0-5 3.5-8 8-8s8 3 8 8M3 3l18 18"/>`,
  owner: html`<path d="M3 21h18M5 21V9l7-5 7 5v12M9 21v-6h6v6"/>`,
  until: html`<path d="M4 5h16v16H4zM4 10h16M8 3v4M16 3v4"/>`,
  question: html`<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .9-1 1.7M12 17v.01"/>`,
  valid: html`<circle cx="12" cy="12" r="9"/><path d="M7.5 12.5l3 3 6-7"/>`,
  stopped: html`<circle cx="12" cy="12" r="9"/><path d="M6 6l12 12"/>`,
} as const satisfies Record<string, Html>;

export type IconName = keyof typeof drawings;

export function icon(name: IconName): Html {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${drawings[name]}</svg>`;
}

/** The drawing of what is measured. */
export function iconOf(property: string): Html {
  return icon(property in drawings ? (property as IconName) : 'other');
}
