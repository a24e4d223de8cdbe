import { toSvg } from '../drawing/to-svg.ts';
import type { Language } from '../i18n/language.ts';
import type { Figure } from './figure.ts';
import { framed } from './framed.ts';
import type { ExportForm } from './texts-nl.ts';
import { toExcelCsv, toIsoCsv } from './to-csv.ts';
import { toGeoJson } from './to-geojson.ts';
import { toPng } from './to-png.ts';
import { toFigureReport } from './to-report.ts';

export interface SavedFile {
  readonly name: string;
  readonly content: Blob;
}

const endings: Record<ExportForm, string> = {
  excel: 'csv',
  iso: 'iso.csv',
  geojson: 'geojson',
  png: 'png',
  svg: 'svg',
  pdf: 'pdf',
};

/** A figure in one of its forms. The one place that knows which form is made how. */
export async function toFile(figure: Figure, form: ExportForm, language: Language): Promise<SavedFile> {
  return { name: `${figure.file}.${endings[form]}`, content: await contentOf(figure, form, language) };
}

async function contentOf(figure: Figure, form: ExportForm, language: Language): Promise<Blob> {
  switch (form) {
    case 'excel':
      return new Blob([toExcelCsv(figure, language)], { type: 'text/csv;charset=utf-8' });
    case 'iso':
      return new Blob([toIsoCsv(figure, language)], { type: 'text/csv;charset=utf-8' });
    case 'geojson':
      return new Blob([toGeoJson(figure, language)], { type: 'application/geo+json' });
    case 'svg':
      return new Blob([svgOf(figure, language)], { type: 'image/svg+xml' });
    case 'png':
      return toPng(svgOf(figure, language), framed(figure, language));
    case 'pdf': {
      // The maker of PDFs and its fonts weigh more than all other forms together.
      const { pdfOf } = await import('../pdf/save-pdf.ts');
      return pdfOf(toFigureReport(figure, language), new Date());
    }
    default:
      return form satisfies never;
  }
}

function svgOf(figure: Figure, language: Language): string {
  const { title, sentence: description } = figure;
  return toSvg(framed(figure, language), { title, description, language });
}
