import type { PdfDocument } from 'pdfkit';
import { colors, sizes } from './page.ts';
import type { ReportChart } from './report.ts';

const HEIGHT = 160;
const LEFT = 48;

/** Draws a chart as lines and areas, from here down; as wide as the text. */
export function drawChart(doc: PdfDocument, { measured, band, first, last, format }: ReportChart): void {
  const left = doc.page.margins.left + LEFT;
  const width = doc.page.width - doc.page.margins.right - left;
  const top = doc.y + 6;
  const bottom = top + HEIGHT;
  const known = [...measured, ...(band ?? []).flat()].filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(1, ...known)];
  const x = (i: number) => left + (width * i) / Math.max(1, measured.length - 1);
  const y = (value: number) => bottom - ((value - low) / (high - low)) * HEIGHT;
  for (const value of [low, (low + high) / 2, high]) {
    doc
      .moveTo(left, y(value))
      .lineTo(left + width, y(value))
      .lineWidth(0.5)
      .stroke(colors.line);
    doc.fontSize(sizes.small).fillColor(colors.quiet);
    doc.text(format(value), left - LEFT, y(value) - 5, { width: LEFT - 6, align: 'right', lineBreak: false });
  }
  for (const [from, to] of runsOf(band ?? [])) {
    doc.moveTo(x(from), y(band?.[from]?.[0] ?? 0));
    for (let i = from; i <= to; i++) doc.lineTo(x(i), y(band?.[i]?.[0] ?? 0));
    for (let i = to; i >= from; i--) doc.lineTo(x(i), y(band?.[i]?.[1] ?? 0));
    doc.closePath().fill(colors.band);
  }
  for (const [from, to] of runsOf(measured)) {
    doc.moveTo(x(from), y(measured[from] ?? 0));
    for (let i = from + 1; i <= to; i++) doc.lineTo(x(i), y(measured[i] ?? 0));
    // A single reading between gaps is a dot.
    if (from === to) doc.circle(x(from), y(measured[from] ?? 0), 1.2).fill(colors.text);
    else doc.lineWidth(1.2).stroke(colors.text);
  }
  doc.fontSize(sizes.small).fillColor(colors.quiet);
  doc.text(first, left, bottom + 4, { width: width / 2, lineBreak: false });
  doc.text(last, left + width / 2, bottom + 4, { width: width / 2, align: 'right', lineBreak: false });
  doc.x = doc.page.margins.left;
  doc.y = bottom + 22;
}

export const CHART_HEIGHT = HEIGHT + 30;

/** Stretches without a gap: first and last index. */
function runsOf(values: readonly unknown[]): [number, number][] {
  const runs: [number, number][] = [];
  values.forEach((value, i) => {
    if (value === null) return;
    const run = runs.at(-1);
    if (run && run[1] === i - 1) run[1] = i;
    else runs.push([i, i]);
  });
  return runs;
}
