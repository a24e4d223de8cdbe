import type { PdfDocument, StructureElement } from 'pdfkit';
import { colors, sizes } from './page.ts';
import type { ReportTable } from './report.ts';

const PAD = 4;

/** A table with its caption above it; rows are never cut in two, and the head comes again on each page, for the eye alone. */
export function addTable(doc: PdfDocument, root: StructureElement, table: ReportTable): void {
  const columns = columnsOf(doc, table);
  const element = doc.struct('Table');
  root.add(element);
  const caption = doc.struct('Caption', () => {
    doc.font('bold').fontSize(sizes.text).fillColor(colors.text);
    doc.text(table.caption, doc.page.margins.left, doc.y, { lineGap: 2 });
  });
  element.add(caption);
  doc.y += 2;
  addRow(doc, element, { cells: table.head, columns, isHead: true });
  for (const cells of table.rows) {
    if (doc.y + heightOf(doc, cells, columns, false) > doc.page.height - doc.page.margins.bottom) {
      doc.addPage();
      doc.markContent('Artifact', { type: 'Layout' });
      const head = { cells: table.head, columns, isHead: true };
      drawCells(doc, head, (draw) => draw());
      drawLine(doc, head);
      doc.endMarkedContent();
    }
    addRow(doc, element, { cells, columns, isHead: false });
  }
  element.end();
  doc.x = doc.page.margins.left;
  doc.y += 8;
}

interface Column {
  readonly left: number;
  readonly width: number;
}

function columnsOf(doc: PdfDocument, { head, widths }: ReportTable): Column[] {
  const { left, right } = doc.page.margins;
  const whole = doc.page.width - left - right;
  const shares = head.map((_, i) => widths?.[i] ?? 1);
  const all = shares.reduce((sum, share) => sum + share, 0);
  let at = left;
  return shares.map((share) => {
    const width = (whole * share) / all;
    const column = { left: at, width };
    at += width;
    return column;
  });
}

interface Row {
  readonly cells: readonly string[];
  readonly columns: readonly Column[];
  readonly isHead: boolean;
}

function heightOf(doc: PdfDocument, cells: readonly string[], columns: readonly Column[], isHead: boolean): number {
  doc.font(isHead ? 'bold' : 'regular').fontSize(sizes.text);
  const heights = cells.map((text, i) =>
    doc.heightOfString(text || ' ', { width: (columns[i]?.width ?? 0) - 2 * PAD }),
  );
  return Math.max(...heights) + 2 * PAD;
}

function addRow(doc: PdfDocument, table: StructureElement, row: Row): void {
  const element = doc.struct('TR');
  table.add(element);
  const cell = (draw: () => void) =>
    row.isHead ? doc.struct('TH', { scope: 'Column' }, [draw]) : doc.struct('TD', draw);
  drawCells(doc, row, (draw) => element.add(cell(draw)));
  element.end();
  doc.markContent('Artifact', { type: 'Layout' });
  drawLine(doc, row);
  doc.endMarkedContent();
}

/** @param cell marks what it draws */
function drawCells(doc: PdfDocument, { cells, columns, isHead }: Row, cell: (draw: () => void) => void): void {
  const height = heightOf(doc, cells, columns, isHead);
  const top = doc.y;
  cells.forEach((text, i) => {
    const column = columns[i];
    if (!column) return;
    cell(() => {
      doc
        .font(isHead ? 'bold' : 'regular')
        .fontSize(sizes.text)
        .fillColor(colors.text);
      doc.text(text || ' ', column.left + PAD, top + PAD, { width: column.width - 2 * PAD });
    });
  });
  doc.y = top + height;
}

/** Below the row that was just drawn. */
function drawLine(doc: PdfDocument, { columns }: Row): void {
  const last = columns.at(-1);
  const right = last ? last.left + last.width : 0;
  doc
    .moveTo(columns[0]?.left ?? 0, doc.y)
    .lineTo(right, doc.y)
    .lineWidth(0.5)
    .stroke(colors.line);
}
