import { zoneRules } from '@wijkritme/engine';
import type { ObservationsDb } from '../../sql/read-observations.ts';
import type { ExportFormat } from './export-formats.ts';
import { type ExportHeader, factsOf } from './export-header.ts';
import { exportPages, MAX_ROWS, moreRemark } from './export-rows.ts';

/** A file of text in pieces. */
export async function* exportText(
  db: ObservationsDb,
  format: ExportFormat,
  header: ExportHeader,
  maxRows = MAX_ROWS,
): AsyncGenerator<string> {
  const zone = zoneRules(header.entry.timeZone);
  yield format.head(header, factsOf(header));
  let isFirst = true;
  let remark: string | undefined;
  for await (const page of exportPages(db, header, maxRows)) {
    if ('cutAt' in page) {
      remark = moreRemark(header, maxRows, page.cutAt);
      continue;
    }
    let text = '';
    for (const row of page.rows) {
      text += format.row(row, zone, isFirst);
      isFirst = false;
    }
    if (text !== '') yield text;
  }
  yield format.tail(remark);
}
