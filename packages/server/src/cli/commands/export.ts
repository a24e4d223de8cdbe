import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { ClientError } from '@wijkritme/client';
import type { Problem } from '@wijkritme/contract';
import { Argument, Option } from 'commander';
import { type Connection, withServer } from '../connection.ts';
import type { GlobalOptions } from '../options.ts';
import { wholeNumber } from '../parse-number.ts';
import { print } from '../terminal.ts';
import type { AddCommand } from './command.ts';

interface Options extends GlobalOptions {
  readonly from?: string;
  readonly to?: string;
  readonly format: 'csv' | 'csv-excel' | 'json' | 'parquet';
  readonly out?: string;
}

export const exportCommand: AddCommand = (program, terminal) => {
  program
    .command('export')
    .description('write the readings of one datastream to a file or to the terminal')
    .addArgument(new Argument('<datastream>', 'number of the datastream').argParser(wholeNumber))
    .option('--from <time>', 'first moment, for example 2026-01-01T00:00:00Z')
    .option('--to <time>', 'moment before which it ends')
    .addOption(
      new Option('--format <format>', 'kind of file').choices(['csv', 'csv-excel', 'json', 'parquet']).default('csv'),
    )
    .option('--out <file>', 'file to write; without it the terminal')
    .action(async (datastream: number, _options, command) => {
      const options = command.optsWithGlobals() as Options;
      await withServer(terminal, options, async (to) => {
        const body = await openExport(to, datastream, options);
        if (options.out === undefined) return pipeline(body, terminal.out, { end: false });
        await pipeline(body, createWriteStream(options.out));
        print(terminal.err, options.out);
      });
    });
};

/** @throws ClientError */
async function openExport({ url, key }: Connection, datastream: number, options: Options): Promise<Readable> {
  const query = new URLSearchParams({ format: options.json ? 'json' : options.format });
  if (options.from) query.set('from', options.from);
  if (options.to) query.set('to', options.to);
  const response = await fetch(`${url}/v1/datastreams/${datastream}/export?${query}`, {
    headers: { 'accept-language': options.lang, ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
  });
  if (!response.ok || !response.body) throw new ClientError((await response.json()) as Problem);
  // The same stream under the two names that Node.js and the browser types have for it.
  return Readable.fromWeb(response.body as ReadableStream);
}
