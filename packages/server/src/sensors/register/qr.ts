import qrcode from 'qrcode-generator';
import { type Html, html } from '../../foundation/http/html.ts';

/** Empty modules around a code, so that a reader finds its edge [ISO/IEC 18004, 5.3.8]. */
const QUIET = 4;

/**
 * QR code as a picture in the page, with error correction for 15 % (M): a sign gets dirty.
 * @param label what a screen reader says
 */
export function toQr(text: string, label: string): Html {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const modules = code.getModuleCount();
  const dark: string[] = [];
  for (let row = 0; row < modules; row += 1) {
    for (let column = 0; column < modules; column += 1) {
      if (code.isDark(row, column)) dark.push(`M${column + QUIET} ${row + QUIET}h1v1h-1z`);
    }
  }
  const size = modules + 2 * QUIET;
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path class="qr-ground" d="M0 0h${size}v${size}h-${size}z"/><path class="qr-dark" d="${dark.join('')}"/></svg>`;
}
