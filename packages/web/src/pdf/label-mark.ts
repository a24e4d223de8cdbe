import type { SharingLabel } from '@wijkritme/contract';
import type { PdfDocument } from 'pdfkit';

/** Of the text on black, as the protocol gives them [FIRST, TLP 2.0, table 2]. */
const colors: Record<SharingLabel, string> = {
  'TLP:RED': '#FF2B2B',
  'TLP:AMBER+STRICT': '#FFC000',
  'TLP:AMBER': '#FFC000',
  'TLP:GREEN': '#33FF00',
  'TLP:CLEAR': '#FFFFFF',
};

/** The least size that the protocol asks for, in points. */
const SIZE = 12;
const AIR = 4;

/** How high the mark is, in points. */
export const LABEL_HEIGHT = SIZE + 2 * AIR;

/**
 * A label of the Traffic Light Protocol at the right margin. It is text: it can be found, and copied.
 * @param top of the mark, in points from the top of the page
 */
export function drawLabel(doc: PdfDocument, label: SharingLabel, top: number): void {
  doc.font('bold').fontSize(SIZE);
  const width = Math.ceil(doc.widthOfString(label)) + 2 * AIR;
  const left = doc.page.width - doc.page.margins.right - width;
  const bottom = top + LABEL_HEIGHT;
  doc
    .moveTo(left, top)
    .lineTo(left + width, top)
    .lineTo(left + width, bottom)
    .lineTo(left, bottom)
    .closePath()
    .fill('#000000');
  doc.fillColor(colors[label]).text(label, left + AIR, top + 1, { lineBreak: false });
}
