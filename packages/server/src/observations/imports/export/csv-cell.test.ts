import { expect, it } from 'vitest';
import { csvCell } from './csv-cell.ts';

it.each([
  ['plein', 'plein'],
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+31', "'+31"],
  ['-2', "'-2"],
  ['@sum', "'@sum"],
  ['\t=1', "'\t=1"],
  ['a;b', '"a;b"'],
  ['a\nb', '"a\nb"'],
])('writes %j as %j', (text, cell) => {
  expect(csvCell(text, ';')).toBe(cell);
});
