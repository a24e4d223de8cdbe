import type { Report, Result } from './run.ts';

const signs: Readonly<Record<Result['outcome'], string>> = { pass: '✓', fail: '✗', skipped: '–' };

/** The results as a table for a terminal: per class its requirements, and below each failure what was sent and received. */
export function writeReport({ url, counts, results, left }: Report): string {
  const lines = [`SensorThings 1.1 at ${url}`];
  let name = '';
  for (const result of results) {
    if (result.class !== name) lines.push('', result.class);
    name = result.class;
    lines.push(...linesOf(result));
  }
  lines.push('', `${counts.pass} pass, ${counts.fail} fail, ${counts.skipped} skipped`);
  if (left.length > 0) lines.push(`${left.length} entities could not be deleted: ${left.slice(0, 5).join(' ')}`);
  return lines.join('\n');
}

function linesOf({ outcome, uri, says, reason, sent, expected, received }: Result): string[] {
  const lines = [`  ${signs[outcome]} ${uri.replace(/^.*\/(req|extensions|master)\//, '').padEnd(64)} ${says}`];
  if (reason !== undefined) lines.push(`      ${reason}`);
  if (sent !== undefined)
    lines.push(`      sent      ${sent}`, `      expected  ${expected}`, `      received  ${received}`);
  return lines;
}
