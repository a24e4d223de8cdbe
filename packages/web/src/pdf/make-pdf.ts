import PDFDocument, { type PdfDocument, type StructureElement } from 'pdfkit';
import { toBytes } from 'pdfkit/output';
import { CHART_HEIGHT, drawChart } from './chart.ts';
import { addDrawing, drawingHeight } from './drawing.ts';
import { drawLabel } from './label-mark.ts';
import { colors, margins, sizes } from './page.ts';
import type { Report, ReportHeading, ReportPart } from './report.ts';
import { addTable } from './table.ts';

/** Bytes of two cuts of a font that can draw every sign of the report; they are embedded, only as far as used. */
export interface PdfFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

/**
 * A report as a PDF with a structure that is read aloud in its order: title, language, headings, lists, tables and charts with their
 * words are marked (PDF/UA-1, ISO 14289-1). Pure: the same report gives the same pages.
 *
 * @param madeAt stands in its properties
 */
export async function makePdf(report: Report, fonts: PdfFonts, madeAt: Date): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    margins,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    displayTitle: true,
    lang: report.language === 'nl' ? 'nl-NL' : 'en-GB',
    bufferPages: true,
    font: fonts.regular,
    info: { Title: report.title, Creator: 'Wijkritme', Producer: 'Wijkritme', CreationDate: madeAt },
  });
  const bytes = toBytes(doc);
  doc.registerFont('regular', fonts.regular);
  doc.registerFont('bold', fonts.bold);
  const root = doc.struct('Document');
  doc.addStructure(root);
  addText(doc, root, { role: 'H1', text: report.title, font: 'bold', size: sizes.title, after: 6 });
  addText(doc, root, { role: 'P', text: report.lead, font: 'regular', size: sizes.subheading, after: 10 });
  for (const part of report.parts) addPart(doc, root, part);
  root.end();
  addFooters(doc, report);
  doc.end();
  return bytes;
}

function addPart(doc: PdfDocument, root: StructureElement, part: ReportPart): void {
  switch (part.kind) {
    case 'heading':
      addHeading(doc, root, part);
      break;
    case 'paragraph': {
      const size = part.isSmall ? sizes.small : sizes.text;
      addText(doc, root, { role: 'P', text: part.text, font: 'regular', size, after: 6 });
      break;
    }
    case 'list':
      addList(doc, root, part.items);
      break;
    case 'table':
      makeRoom(doc, 80);
      addTable(doc, root, part);
      break;
    case 'chart':
      addText(doc, root, { role: 'P', text: part.sentence, font: 'regular', size: sizes.text, after: 4 });
      makeRoom(doc, CHART_HEIGHT);
      root.add(doc.struct('Figure', { alt: part.sentence }, [() => drawChart(doc, part)]));
      break;
    case 'drawing':
      makeRoom(doc, drawingHeight(doc, part.drawing));
      root.add(doc.struct('Figure', { alt: part.words }, [() => addDrawing(doc, part.drawing)]));
      break;
    default:
      part satisfies never;
  }
}

function addHeading(doc: PdfDocument, root: StructureElement, { level, text }: ReportHeading): void {
  // A heading at the foot of a page belongs to the next one.
  makeRoom(doc, 60);
  doc.y += 8;
  const size = level === 2 ? sizes.heading : sizes.subheading;
  addText(doc, root, { role: `H${level}`, text, font: 'bold', size, after: 4 });
}

interface TextPart {
  readonly role: string;
  readonly text: string;
  readonly font: string;
  readonly size: number;
  /** Room below, in points. */
  readonly after: number;
}

function addText(doc: PdfDocument, root: StructureElement, { role, text, font, size, after }: TextPart): void {
  root.add(
    doc.struct(role, () => {
      doc.font(font).fontSize(size).fillColor(colors.text).text(text, doc.page.margins.left, doc.y, { lineGap: 2 });
    }),
  );
  doc.y += after;
}

function addList(doc: PdfDocument, root: StructureElement, items: readonly string[]): void {
  const list = doc.struct('L');
  root.add(list);
  for (const text of items) {
    doc.font('regular').fontSize(sizes.text).fillColor(colors.text);
    makeRoom(doc, 16);
    const { left } = doc.page.margins;
    const item = doc.struct('LI');
    list.add(item);
    const top = doc.y;
    item.add(doc.struct('Lbl', () => doc.text('– ', left, top, { lineBreak: false })));
    item.add(doc.struct('LBody', () => doc.text(text, left + 14, top, { lineGap: 2 })));
    item.end();
    doc.x = left;
    doc.y += 2;
  }
  list.end();
  doc.y += 4;
}

/** A page further where less than this is left of this one. */
export function makeRoom(doc: PdfDocument, height: number): void {
  if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage();
}

/** Where the label stands, in points from the edge of the paper. */
const LABEL_HEAD = 24;
const LABEL_FOOT = 56;

/** No part of what is read in order: it would come between two lines of a sentence. */
function addFooters(doc: PdfDocument, { footer, title, label }: Report): void {
  const { start, count } = doc.bufferedPageRange();
  const lines = [title, footer.source, footer.period, footer.definition].filter((line) => line !== undefined);
  for (let at = start; at < start + count; at++) {
    doc.switchToPage(at);
    // Text below the margin would begin another page.
    doc.page.margins.bottom = 0;
    if (label) {
      doc.markContent('Artifact', { type: 'Pagination', attached: ['Top'] });
      drawLabel(doc, label, LABEL_HEAD);
      doc.endMarkedContent();
    }
    const { left, right } = doc.page.margins;
    const width = doc.page.width - left - right;
    const top = doc.page.height - margins.bottom + 18;
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    doc
      .moveTo(left, top - 6)
      .lineTo(left + width, top - 6)
      .lineWidth(0.5)
      .stroke(colors.line);
    doc.font('regular').fontSize(sizes.small).fillColor(colors.quiet);
    doc.text(lines.join(' · '), left, top, { width: width - (label ? 140 : 90), height: 48, ellipsis: true });
    doc.text(footer.page(at - start + 1, count), left + width - 84, top, {
      width: 84,
      align: 'right',
      lineBreak: false,
    });
    if (label) drawLabel(doc, label, doc.page.height - LABEL_FOOT);
    doc.endMarkedContent();
  }
}
