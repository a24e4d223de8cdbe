import { type Html, type HtmlValue, html } from './html.ts';
import type { Language } from './language.ts';

/** What is on every page that the server makes for residents, by language. */
const frame = {
  nl: {
    other: 'en',
    otherLanguage: 'English',
    brand: 'Wijkritme',
    skip: 'Direct naar de inhoud',
    menu: 'Hoofdmenu',
    workbench: 'Terug naar het overzicht',
    accessibility: 'Toegankelijkheid',
  },
  en: {
    other: 'nl',
    otherLanguage: 'Nederlands',
    brand: 'Wijkritme',
    skip: 'Straight to the content',
    menu: 'Main menu',
    workbench: 'Back to the overview',
    accessibility: 'Accessibility',
  },
} as const;

/** The menu of these pages: addresses and names, as data. */
const entries = [
  { path: '/register', nl: 'Sensorregister', en: 'Sensor register' },
  { path: '/register/known', nl: 'Andere bekende sensoren', en: 'Other known sensors' },
  { path: '/melden', nl: 'Iets melden', en: 'Report something' },
] as const;
export type PublicSection = (typeof entries)[number]['path'];

export interface PublicPage {
  readonly language: Language;
  readonly title: string;
  /** Path of this page with its query, without the language; of a page that answers a form: where the form is. */
  readonly address: string;
  readonly body: HtmlValue;
  /** Which entry of the menu this page belongs to. */
  readonly section: PublicSection;
  /** Size of the paper that the page is printed on, where it is not that of a letter. */
  readonly paper?: 'a5' | 'a6' | undefined;
}

/** Adds the language where it is not the one of the browser by default: links keep what the reader chose. */
export function inLanguage(address: string, language: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}language=${language}`;
}

/** Head, menu and foot around a page; a style sheet of this host, no script. */
export function publicLayout({ language, title, address, body, section, paper }: PublicPage): Html {
  const words = frame[language];
  const name = entries.find(({ path }) => path === section)?.[language];
  const item = (entry: (typeof entries)[number]) =>
    html`<li><a href="${inLanguage(entry.path, language)}" aria-current="${entry.path === section ? 'page' : 'false'}">${entry[language]}</a></li>`;
  return html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – ${name} – ${words.brand}</title>
<link rel="icon" type="image/svg+xml" href="/icon.svg">
<link rel="stylesheet" href="/register/style.css${paper ? `?paper=${paper}` : ''}">
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header class="bar">
<p class="brand"><a href="/">${words.brand}</a></p>
<nav aria-label="${words.menu}"><ul>
<li><a href="/">${words.workbench}</a></li>
${entries.map(item)}
</ul></nav>
</header>
<main id="content" tabindex="-1">
${body}
</main>
<footer class="bar">
<ul>
<li><a href="/toegankelijkheid">${words.accessibility}</a></li>
<li><a href="${inLanguage(address, words.other)}" lang="${words.other}" hreflang="${words.other}">${words.otherLanguage}</a></li>
</ul>
</footer>
</body>
</html>
`;
}
