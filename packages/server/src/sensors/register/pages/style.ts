/**
 * The style of the register's pages. The colours are those of the workbench (`packages/web/src/ui/tokens.css`); a test
 * compares both. Light or dark follows the reader's system, because without script there is nothing to choose with.
 */
const light = {
  bg: '#f4f7f8',
  surface: '#ffffff',
  'surface-subtle': '#eaf1f3',
  line: '#d3dde1',
  'line-strong': '#66797f',
  text: '#13242b',
  'text-subtle': '#495c64',
  action: '#0c5566',
  'action-soft': '#d9ebef',
  'on-action': '#ffffff',
  link: '#0b5c73',
  focus: '#0b57c4',
  ok: '#0f6156',
  warning: '#7a4d00',
  'warning-soft': '#fbedcf',
  error: '#9c2a1f',
};
const dark: typeof light = {
  bg: '#0e181d',
  surface: '#16242b',
  'surface-subtle': '#1f313a',
  line: '#31464f',
  'line-strong': '#84999f',
  text: '#e7eff2',
  'text-subtle': '#adbfc6',
  action: '#86cdd9',
  'action-soft': '#1b434e',
  'on-action': '#06252c',
  link: '#8ed3e6',
  focus: '#9cc9ff',
  ok: '#86d5c5',
  warning: '#f0c66b',
  'warning-soft': '#3d3113',
  error: '#ffa99c',
};
export const palettes = { light, dark };

const tokens = (colours: Readonly<Record<string, string>>) =>
  Object.entries(colours)
    .map(([name, value]) => `--${name}:${value};`)
    .join('');

const style = `
:root { color-scheme: light; ${tokens(light)} }
@media (prefers-color-scheme: dark) { :root { color-scheme: dark; ${tokens(dark)} } }
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text); font: 1rem/1.55 "Noto Sans", system-ui, sans-serif; overflow-wrap: break-word; }
main, .bar > * { max-inline-size: 60rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2.5rem); }
main { padding-block: 1rem 3rem; }
main:focus { outline: none; }
.bar { background: var(--surface); border-block-end: 1px solid var(--line); padding-block: .5rem; }
header.bar { border-block-start: 6px solid var(--action); }
footer.bar { background: var(--surface-subtle); }
.bar ul, .row { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; margin-block: 0; }
.row, nav ul { padding: 0; }
.bar a, .row a, .commands a, .pages a { display: inline-flex; align-items: center; min-block-size: 2.75rem; }
[aria-current="page"], [aria-current="true"] { font-weight: 600; }
.brand { margin-block: 0; font-size: 1.1875rem; font-weight: 600; }
.brand a { text-decoration: none; }
.skip { position: absolute; inset-inline-start: .5rem; inset-block-start: -6rem; padding: .625rem 1rem; background: var(--action); color: var(--on-action); }
.skip:focus { inset-block-start: .5rem; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
h3 { font-size: 1.1rem; margin-block: 0 .25rem; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.lead { font-size: 1.1875rem; max-inline-size: 42rem; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.note { padding: .75rem 1rem; border-inline-start: 4px solid var(--warning); background: var(--warning-soft); }
.card, .filters, .entries > li { padding: 1rem; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); }
.card { margin-block: 1.5rem; }
.card > h2 { display: flex; align-items: center; gap: .5rem; margin-block-start: 0; }
.filters { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr)); gap: .75rem 1rem; align-items: end; }
.filters p { margin: 0; }
label { display: block; font-weight: 600; }
input, select, button { inline-size: 100%; min-block-size: 2.75rem; padding: .5rem .75rem; border: 1px solid var(--line-strong); border-radius: 4px; background: var(--surface); color: var(--text); font: inherit; }
button { inline-size: auto; padding-inline: 1.25rem; border-color: var(--action); background: var(--action); color: var(--on-action); font-weight: 600; cursor: pointer; }
.commands { display: flex; flex-wrap: wrap; gap: .5rem 1rem; }
.entries { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: 1rem; padding: 0; list-style: none; }
.entries p { margin-block: 0 .5rem; color: var(--text-subtle); }
.entries h3 a { display: inline-block; min-block-size: 1.75rem; }
.series { padding: 0; list-style: none; margin: 0; }
.series li { display: grid; grid-template-columns: auto 1fr auto; align-items: center; gap: .25rem .5rem; }
.state { display: inline-flex; align-items: center; gap: .25rem; font-weight: 600; color: var(--error); }
.state[data-state="valid"] { color: var(--ok); }
.icon, .dot { flex: none; inline-size: 1.5rem; block-size: 1.5rem; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.dot { inline-size: 1rem; block-size: 1rem; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin-block-start: .25rem; }
.legend span { display: inline-flex; align-items: center; gap: .35rem; }
/* The picture has the shape of its content, so nothing is cut off. */
.map { display: block; inline-size: 100%; block-size: auto; border: 1px solid var(--line); border-radius: 8px; }
.map-ground { fill: var(--surface-subtle); }
.map-line { fill: none; stroke: var(--line-strong); stroke-width: 1; }
.map-area { fill: var(--action); fill-opacity: .2; stroke: var(--action); stroke-width: 2; }
.map-on { fill: var(--action); stroke: var(--surface); stroke-width: 1.5; }
.map-off { fill: var(--surface); stroke: var(--error); stroke-width: 2.5; }
dl { margin: 0; }
dl > div { padding-block: .6rem; border-block-end: 1px solid var(--line); }
dt { color: var(--text-subtle); font-weight: 600; }
dd { margin: 0; max-inline-size: 42rem; white-space: pre-line; }
dd ul { margin-block: 0; padding-inline-start: 1.25rem; white-space: normal; }
summary { min-block-size: 2.75rem; align-content: center; cursor: pointer; font-weight: 600; }
.sign { display: flex; flex-direction: column; gap: .6rem; inline-size: 105mm; max-inline-size: 100%; padding: 7mm; border: 3px solid var(--action); border-radius: 4mm; background: #ffffff; color: #13242b; }
.sign-a5 { inline-size: 148mm; }
.sign p { margin: 0; }
.sign-what { display: flex; align-items: center; gap: .75rem; font-size: clamp(1.25rem, 6.5vw, 1.75rem); font-weight: 600; line-height: 1.15; color: #0c5566; }
.sign span { min-inline-size: 0; }
.sign-what .icon { inline-size: 4rem; block-size: 4rem; }
.sign ul { display: grid; gap: .5rem; margin: 0; padding: 0; list-style: none; }
.sign li { display: flex; align-items: center; gap: .75rem; font-size: clamp(1rem, 5vw, 1.35rem); font-weight: 600; line-height: 1.2; }
.sign li .icon { inline-size: 2.5rem; block-size: 2.5rem; }
.sign-ask { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem; margin-block-start: auto; }
.sign-ask p { flex: 1 1 9rem; min-inline-size: 0; }
.sign-ask strong { display: block; overflow-wrap: anywhere; }
.sign-ask .icon { vertical-align: middle; }
.qr { flex: none; inline-size: 34mm; block-size: 34mm; }
.qr-ground { fill: #ffffff; }
.qr-dark { fill: #000000; }
.sign-a5 .sign-what { font-size: clamp(1.25rem, 6.5vw, 2.5rem); }
.sign-a5 .sign-what .icon { inline-size: 6rem; block-size: 6rem; }
.sign-a5 li { font-size: clamp(1rem, 5vw, 1.9rem); }
.sign-a5 .qr { inline-size: 48mm; block-size: 48mm; }
.questions { display: grid; gap: 1.5rem; }
fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
fieldset:focus { outline: none; }
legend { padding: 0; }
legend h2 { margin: 0; font-size: 1.1875rem; }
fieldset h3 { margin-block: .75rem .25rem; }
.choices { margin: 0; padding: 0; list-style: none; }
.choices li { display: grid; grid-template-columns: auto 1fr; gap: .75rem; align-items: center; }
.choices label { padding-block: .6rem; font-weight: 400; cursor: pointer; }
.choices input { inline-size: 1.5rem; block-size: 1.5rem; min-block-size: 0; margin: 0; accent-color: var(--action); }
.moment { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr)); gap: .75rem 1rem; align-items: end; }
.moment p { margin: 0; }
.fault { margin-block: .25rem; color: var(--error); font-weight: 600; }
.code strong { display: block; font-size: clamp(1.25rem, 7vw, 2rem); letter-spacing: .05em; }
.steps li { margin-block: .25rem; }
.steps [data-done="no"] { color: var(--text-subtle); }
.measures p { margin-block: .25rem; }
@page { margin: 12mm; }
@media print {
  .bar, .skip, .no-print, .filters, .pages { display: none; }
  body { background: #ffffff; }
  main { max-inline-size: none; padding: 0; }
  main:has(.sign) { padding: 0; }
  .sign { border-radius: 0; max-inline-size: none; print-color-adjust: exact; }
  .sign-a6 .sign-what { font-size: 1.75rem; }
  .sign-a6 li { font-size: 1.35rem; }
  .sign-a5 .sign-what { font-size: 2.5rem; }
  .sign-a5 li { font-size: 1.9rem; }
  .sign-a6 { inline-size: 105mm; block-size: 147mm; }
  .sign-a5 { inline-size: 148mm; block-size: 209mm; }
}
@media (forced-colors: active) { button { background: ButtonFace; color: ButtonText; } .icon { stroke: CanvasText; } .map-on { fill: Highlight; } .qr, .sign { forced-color-adjust: none; } }
`;

/** Millimetres: style sheets have no word for A6. */
const papers: Readonly<Record<string, string>> = { a6: '105mm 148mm', a5: '148mm 210mm' };

/** On a page of paper of its own size; named pages are not known to every browser. */
export function styleFor(paper = ''): string {
  const size = Object.hasOwn(papers, paper) ? papers[paper] : undefined;
  return size === undefined ? style : `${style}@page { size: ${size}; margin: 0; }\n`;
}
