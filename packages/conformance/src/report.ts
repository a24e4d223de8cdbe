import type { Report, Result } from './run.ts';

const signs: Readonly<Record<Result['outcome'], string>> = { pass: '✓', fail: '✗', skipped: '–' };

/** Reason by requirement, named as in the report. */
export type Declared = Readonly<Record<string, unknown>>;

/**
 * The results as a table for a terminal: per class its requirements, and below each failure what was sent and received.
 * @param declared what the server is known not to meet; it is told at the end as well, with the reason
 */
export function writeReport({ url, counts, results, left }: Report, declared: Declared = {}): string {
  const lines = [`SensorThings 1.1 at ${url}`];
  let name = '';
  for (const result of results) {
    if (result.class !== name) lines.push('', result.class);
    name = result.class;
    lines.push(...linesOf(result));
  }
  lines.push('', `${counts.pass} pass, ${counts.fail} fail, ${counts.skipped} skipped`);
  lines.push(...notMetOf(results, declared));
  if (left.length > 0) lines.push(`${left.length} entities could not be deleted: ${left.slice(0, 5).join(' ')}`);
  return lines.join('\n');
}

function notMetOf(results: readonly Result[], declared: Declared): string[] {
  const failed = results.filter(({ outcome }) => outcome === 'fail').map(({ uri }) => nameOf(uri));
  const unmet = failed.map((name) => `  ${name}: ${declared[name] ?? 'not declared'}`);
  const met = Object.keys(declared).filter((name) => !failed.includes(name));
  return [
    ...(unmet.length > 0 ? ['Not met:', ...unmet] : []),
    ...met.map((name) => `Declared, but not found: ${name}`),
  ];
}

const nameOf = (uri: string): string => uri.replace(/^.*?\/(req|extensions|master)\//, '');

function linesOf({ outcome, uri, says, reason, sent, expected, received }: Result): string[] {
  const lines = [`  ${signs[outcome]} ${nameOf(uri).padEnd(64)} ${says}`];
  if (reason !== undefined) lines.push(`      ${reason}`);
  if (sent !== undefined)
    lines.push(`      sent      ${sent}`, `      expected  ${expected}`, `      received  ${received}`);
  return lines;
}
