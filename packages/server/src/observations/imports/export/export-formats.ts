import { offsetAt, type ZoneRules } from '@wijkritme/engine';
import { csvCell } from './csv-cell.ts';
import type { ExportHeader } from './export-header.ts';
import { excelTime, isoLocal, isoUtc } from './time-text.ts';

export type ExportFormatName = 'csv' | 'csv-excel' | 'json';

export interface ExportRow {
  readonly time: number;
  /** Null where it is hidden because it is below the minimum of the header. */
  readonly value: number | null;
  /** Lab data or not; undefined where the datastream has none in this period, and then there is no column for it. */
  readonly lab: boolean | undefined;
}

/** How a file begins, how a reading looks in it and how it ends. */
export interface ExportFormat {
  readonly contentType: string;
  readonly ending: string;
  head(header: ExportHeader, facts: readonly (readonly [string, string])[]): string;
  row(row: ExportRow, zone: ZoneRules, isFirst: boolean): string;
  /** @param remark why the file ends before its period does */
  tail(remark: string | undefined): string;
}

const csv: ExportFormat = {
  contentType: 'text/csv; charset=utf-8',
  ending: 'csv',
  head: ({ hasLab }, facts) =>
    `${facts.map(([name, value]) => `# ${oneLine(name)}: ${oneLine(value)}\r\n`).join('')}time_utc,time_local,value${hasLab ? ',lab' : ''}\r\n`,
  row: ({ time, value, lab }, zone) => `${isoUtc(time)},${isoLocal(time, zone)},${value ?? ''}${flag(lab, ',')}\r\n`,
  tail: (remark) => (remark ? `# ${oneLine(remark)}\r\n` : ''),
};

/** As Excel opens it in Dutch: semicolons, decimal comma, and a mark that says UTF-8. */
const csvExcel: ExportFormat = {
  contentType: 'text/csv; charset=utf-8',
  ending: 'csv',
  head: ({ language, hasLab }, facts) => {
    const names = language === 'nl' ? ['tijd', 'tijd_utc', 'waarde'] : ['time', 'time_utc', 'value'];
    if (hasLab) names.push('lab');
    const lines = [...facts.map((fact) => [...fact]), names].map((cells) =>
      cells.map((cell) => csvCell(cell, ';')).join(';'),
    );
    return `\uFEFF${lines.join('\r\n')}\r\n`;
  },
  row: ({ time, value, lab }, zone) =>
    `${excelTime(time + offsetAt(zone, time))};${excelTime(time)};${String(value ?? '').replace('.', ',')}${flag(lab, ';')}\r\n`,
  tail: (remark) => (remark ? `${csvCell(remark, ';')}\r\n` : ''),
};

const json: ExportFormat = {
  contentType: 'application/json; charset=utf-8',
  ending: 'json',
  head: ({ entry, from, to }, facts) => {
    const about = {
      datastream: entry.id,
      from: from > 0 ? isoUtc(from) : null,
      to: isoUtc(to),
      unit: entry.unit,
      simulated: entry.simulated,
    };
    return `${JSON.stringify({ ...about, about: Object.fromEntries(facts) }).slice(0, -1)},"items":[`;
  },
  row: ({ time, value, lab }, _zone, isFirst) =>
    `${isFirst ? '' : ','}\n{"time":"${isoUtc(time)}","value":${value}${lab === undefined ? '' : `,"lab":${lab}`}}`,
  tail: (remark) => `\n],"remark":${JSON.stringify(remark ?? null)}}\n`,
};

export const exportFormats: Readonly<Record<ExportFormatName, ExportFormat>> = { csv, 'csv-excel': csvExcel, json };

function flag(lab: boolean | undefined, delimiter: string): string {
  return lab === undefined ? '' : `${delimiter}${lab ? 1 : 0}`;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
