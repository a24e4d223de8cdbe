declare module 'pdfkit' {
  interface StructureElement {
    add(child: StructureElement | (() => void)): StructureElement;
    end(): void;
  }
  interface TextOptions {
    readonly width?: number;
    readonly height?: number;
    readonly align?: 'left' | 'right';
    readonly lineGap?: number;
    readonly lineBreak?: boolean;
    readonly ellipsis?: boolean;
    readonly baseline?: 'alphabetic';
  }
  interface PdfDocument {
    x: number;
    y: number;
    readonly page: {
      readonly width: number;
      readonly height: number;
      readonly margins: { left: number; right: number; top: number; bottom: number };
    };
    registerFont(name: string, bytes: Uint8Array): this;
    font(name: string): this;
    fontSize(size: number): this;
    fillColor(color: string): this;
    text(text: string, x: number, y: number, options?: TextOptions): this;
    widthOfString(text: string): number;
    heightOfString(text: string, options?: TextOptions): number;
    save(): this;
    restore(): this;
    translate(x: number, y: number): this;
    scale(factor: number): this;
    path(d: string): this;
    dash(length: number, options: { space: number }): this;
    undash(): this;
    fillAndStroke(fill: string, stroke: string): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    circle(x: number, y: number, radius: number): this;
    closePath(): this;
    lineWidth(width: number): this;
    stroke(color: string): this;
    fill(color: string): this;
    addPage(): this;
    switchToPage(page: number): void;
    bufferedPageRange(): { start: number; count: number };
    struct(role: string, content?: () => void): StructureElement;
    struct(
      role: string,
      options: { alt?: string; scope?: 'Column' | 'Row' },
      content: readonly (() => void)[],
    ): StructureElement;
    addStructure(element: StructureElement): this;
    markContent(tag: string, options?: { type?: string; attached?: readonly string[] }): this;
    endMarkedContent(): this;
    end(): void;
  }
  /** What we use of it; it ships no types of its own. */
  const PDFDocument: new (options: Readonly<Record<string, unknown>>) => PdfDocument;
  export default PDFDocument;
  export type { PdfDocument, StructureElement, TextOptions };
}

declare module 'pdfkit/output' {
  import type { PdfDocument } from 'pdfkit';
  /** Call it before `end`. */
  export function toBytes(document: PdfDocument): Promise<Uint8Array>;
}
