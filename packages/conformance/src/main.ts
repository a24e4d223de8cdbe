import { readFileSync, writeFileSync } from 'node:fs';
import { parseArguments, usage } from './options.ts';
import { writeReport } from './report.ts';
import { runConformance } from './run.ts';

/** Start file: arguments → run → table, JSON, exit code. */
async function main(): Promise<number> {
  const args = process.argv.slice(2);
  if (args.length === 0 || args.includes('--help')) {
    console.log(usage);
    return args.length === 0 ? 2 : 0;
  }
  const line = parseArguments(args);
  const declared = readObject(line.declared);
  const report = await runConformance({ ...line.options, datastreamProperties: readObject(line.datastreamProperties) });
  console.log(writeReport(report, declared));
  if (line.json) writeFileSync(line.json, `${JSON.stringify(report, null, 2)}\n`);
  return report.counts.fail === 0 ? 0 : 1;
}

function readObject(file: string | undefined): Record<string, unknown> | undefined {
  if (file === undefined) return undefined;
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${file} must hold a JSON object`);
  return value as Record<string, unknown>;
}

try {
  process.exitCode = await main();
} catch (cause) {
  console.error(`conformance: ${cause instanceof Error ? cause.message : String(cause)}`);
  process.exitCode = 2;
}
