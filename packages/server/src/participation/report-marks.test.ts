import { HOUR } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { ReportMarks } from './report-marks.ts';

const now = Date.parse('2026-11-22T21:20:00Z');
const marks = new ReportMarks(Buffer.alloc(32, 1));

test('a form is ours for twelve hours, and of this installation alone', () => {
  const form = marks.openForm(now);
  expect(marks.faultOf(form, now + 12 * HOUR)).toBeUndefined();
  expect(marks.faultOf(form, now + 12 * HOUR + 1)).toBe('old');
  expect(new ReportMarks(Buffer.alloc(32, 2)).faultOf(form, now)).toBe('unknown');
  for (const other of ['', '..', `${form}x`, form.replace('.', '0.'), 'constructor'])
    expect(marks.faultOf(other, now)).toBe('unknown');
});

test('a code belongs to its form, and is found as people write it over', () => {
  const code = marks.codeOf(marks.openForm(now));
  const hash = marks.hashOfCode(code);
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  const written = [
    code.toLowerCase(),
    code.replaceAll('-', ''),
    ` ${code} `,
    code.replaceAll('0', 'o').replaceAll('1', 'l'),
  ];
  for (const typed of written) expect(marks.hashOfCode(typed)).toEqual(hash);
  for (const wrong of ['', code.slice(1), `${code}A`, 'UUUU-UUUU-UUUU'])
    expect(marks.hashOfCode(wrong)).toBeUndefined();
});

test('what the store keeps does not tell the code, and differs by use and by key', () => {
  const form = marks.openForm(now);
  const code = marks.codeOf(form);
  const kept = [
    marks.hashOfForm(form),
    marks.hashOfCode(code),
    marks.hashOfOrigin('a', code),
    marks.hashOfOrigin('', `a${code}`),
  ];
  expect(new Set(kept.map((one) => one?.toString('hex'))).size).toBe(4);
  expect(new ReportMarks(Buffer.alloc(32, 2)).hashOfCode(code)).not.toEqual(marks.hashOfCode(code));
});
