import type { PdfDocument } from 'pdfkit';
import type { Drawing, PathMark, TextMark } from '../drawing/drawing.ts';

/** Draws from here down, as wide as the text, in lines that stay sharp at any size. */
export function addDrawing(doc: PdfDocument, { width, height, marks }: Drawing): void {
  const { left } = doc.page.margins;
  const scale = scaleOf(doc, { width, height });
  const top = doc.y;
  doc.save();
  doc.translate(left, top).scale(scale);
  for (const mark of marks) {
    if (mark.kind === 'path') drawPath(doc, mark);
    else drawText(doc, mark);
  }
  doc.restore();
  doc.x = left;
  doc.y = top + height * scale + 12;
}

/** How high it becomes on this page, in points. */
export const drawingHeight = (doc: PdfDocument, drawing: Drawing): number =>
  drawing.height * scaleOf(doc, drawing) + 12;

/** As wide as the text, and never higher than a page has room for. */
function scaleOf(doc: PdfDocument, { width, height }: { width: number; height: number }): number {
  const { page } = doc;
  const { left, right, top, bottom } = page.margins;
  return Math.min((page.width - left - right) / width, (page.height - top - bottom - 20) / height);
}

function drawPath(doc: PdfDocument, { d, fill, stroke, width = 1, dash }: PathMark): void {
  doc.path(d).lineWidth(width);
  if (dash) doc.dash(dash[0], { space: dash[1] });
  else doc.undash();
  if (fill && stroke) doc.fillAndStroke(colorOf(fill), stroke);
  else if (fill) doc.fill(colorOf(fill));
  else if (stroke) doc.stroke(stroke);
}

/** The library knows `#rrggbb`; cells of a week are `rgb(1 2 3)`. */
function colorOf(color: string): string {
  const parts = /^rgb\((\d+) (\d+) (\d+)\)$/.exec(color);
  return parts
    ? `#${parts
        .slice(1)
        .map((part) => Number(part).toString(16).padStart(2, '0'))
        .join('')}`
    : color;
}

function drawText(doc: PdfDocument, { text, x, y, size, anchor = 'start', bold, color = '#13242b' }: TextMark): void {
  doc
    .font(bold ? 'bold' : 'regular')
    .fontSize(size)
    .fillColor(color);
  const wide = doc.widthOfString(text);
  const start = anchor === 'end' ? x - wide : anchor === 'middle' ? x - wide / 2 : x;
  doc.text(text, start, y, { lineBreak: false, baseline: 'alphabetic' });
}
