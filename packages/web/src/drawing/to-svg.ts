import type { Drawing, Mark, TextMark } from './drawing.ts';

interface Words {
  readonly title: string;
  /** What a reader who does not see it has to know. */
  readonly description: string;
  readonly language: 'nl' | 'en';
}

const FONT = "'Noto Sans', Arial, sans-serif";

/** A drawing as an SVG of its own: no style sheet, no script, no font or picture from elsewhere. */
export function toSvg({ width, height, marks }: Drawing, { title, description, language }: Words): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d" xml:lang="${language}" font-family="${FONT}">`,
    `<title id="t">${escaped(title)}</title>`,
    `<desc id="d">${escaped(description)}</desc>`,
    `<path d="M0 0H${width}V${height}H0Z" fill="#ffffff"/>`,
    ...marks.map(elementOf),
    '</svg>',
    '',
  ].join('\n');
}

function elementOf(mark: Mark): string {
  if (mark.kind === 'text') return textOf(mark);
  const { d, fill = 'none', stroke, width = 1, dash } = mark;
  const line = stroke ? ` stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round"` : '';
  return `<path d="${d}" fill="${fill}"${line}${dash ? ` stroke-dasharray="${dash.join(' ')}"` : ''}/>`;
}

function textOf({ text, x, y, size, anchor = 'start', bold, color = '#13242b' }: TextMark): string {
  const weight = bold ? ' font-weight="600"' : '';
  return `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}" fill="${color}"${weight}>${escaped(text)}</text>`;
}

/** Names of places and sensors come from people; signs that XML forbids are left out. */
function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0, 2.2 allows tab, newline and return alone
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
  );
}
