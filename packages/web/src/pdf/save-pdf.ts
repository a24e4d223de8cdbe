import regular from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff?url';
import bold from '@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff?url';
import { makePdf } from './make-pdf.ts';
import type { Report } from './report.ts';

/**
 * Makes a PDF of a report in this browser. Import it lazily: the maker and its fonts weigh more than a page, and few ask for them.
 * Nothing of the report is sent anywhere; the fonts come from our own host.
 */
export async function pdfOf(report: Report, madeAt: Date): Promise<Blob> {
  const [regularBytes, boldBytes] = await Promise.all([bytesOf(regular), bytesOf(bold)]);
  const bytes = await makePdf(report, { regular: regularBytes, bold: boldBytes }, madeAt);
  // A copy with a buffer of its own, as a Blob wants it.
  return new Blob([new Uint8Array(bytes)], { type: 'application/pdf' });
}

async function bytesOf(address: string): Promise<Uint8Array> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`font ${address}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
