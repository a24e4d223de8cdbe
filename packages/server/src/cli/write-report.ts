import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from '@wijkritme/client';
import { type Import, limits } from '@wijkritme/contract';
import { csvCell } from '../observations/index.ts';

/** All row reports as one CSV file. */
export async function writeReport(path: string, client: Client, imports: readonly Import[]): Promise<void> {
  await pipeline(Readable.from(reportLines(client, imports)), createWriteStream(path));
}

async function* reportLines(client: Client, imports: readonly Import[]): AsyncGenerator<string> {
  yield 'file,line,column,verdict,reason\r\n';
  for (const { id, fileName } of imports) {
    for (let after: string | undefined | null = ''; after !== null; ) {
      const page: Awaited<ReturnType<Client['listImportRows']>> = await client.listImportRows({
        id,
        limit: limits.pageSize,
        ...(after === '' ? {} : { after }),
      });
      for (const row of page.items) {
        const cells = [fileName, String(row.line), row.column, row.verdict, row.reason];
        yield `${cells.map((cell) => csvCell(cell, ',')).join(',')}\r\n`;
      }
      after = page.next;
    }
  }
}
