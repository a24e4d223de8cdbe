import { CommandError } from '../exit-code.ts';

/** Where in a file something is wrong. */
export interface Where {
  readonly file: string;
  readonly line?: number;
  readonly column?: string;
}

/** A cell or a name as it is shown in a message. */
const shown = (text: string) => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;

/** Says where something is wrong, what it is and what to do; in Dutch and English. */
export function problemAt(where: Where, nl: string, en: string): CommandError {
  const { file, line, column } = where;
  const place = (lineWord: string, columnWord: string) =>
    [file, line && `${lineWord} ${line}`, column !== undefined && `${columnWord} ${shown(column)}`].filter(Boolean);
  return new CommandError({
    nl: `${place('regel', 'kolom').join(', ')}: ${nl}`,
    en: `${place('line', 'column').join(', ')}: ${en}`,
  });
}

export const emptyFile = (file: string) =>
  problemAt({ file }, 'Dit bestand is leeg. Kies een ander bestand.', 'This file is empty. Choose another file.');

export const headerOnly = (file: string) =>
  problemAt(
    { file },
    'Dit bestand heeft alleen een kopregel en geen metingen. Kies een ander bestand.',
    'This file has a header and no readings. Choose another file.',
  );

export const noColumn = (where: Where, header: readonly string[], option: string) =>
  problemAt(
    where,
    `Deze kolom is er niet. Wel: ${list(header)}. Noem de juiste met ${option}.`,
    `There is no such column. There are: ${list(header)}. Name the right one with ${option}.`,
  );

export const noValueColumn = (where: Where, header: readonly string[]) =>
  problemAt(
    where,
    `Er is geen kolom met waarden. Wel: ${list(header)}.`,
    `There is no column with values. There are: ${list(header)}.`,
  );

export const columnTwice = (where: Where) =>
  problemAt(
    where,
    'Deze kolom staat er twee keer. Geef elke kolom een eigen naam.',
    'This column occurs twice. Give each column a name of its own.',
  );

export const notANumber = (where: Where, cell: string) =>
  problemAt(
    where,
    `${shown(cell)} is geen getal. Verbeter deze cel, of lees zulke cellen als gat met --unreadable gap.`,
    `${shown(cell)} is not a number. Mend this cell, or take such cells for gaps with --unreadable gap.`,
  );

export const raggedRow = (where: Where, found: number, expected: number) =>
  problemAt(
    where,
    `Deze regel heeft ${found} kolommen in plaats van ${expected}. Verbeter de regel, of gebruik --unreadable gap.`,
    `This row has ${found} columns instead of ${expected}. Mend the row, or use --unreadable gap.`,
  );

export const strayQuote = (where: Where) =>
  problemAt(
    where,
    'Een aanhalingsteken staat op de verkeerde plaats. Verbeter de regel, of gebruik --unreadable gap.',
    'A quotation mark is in the wrong place. Mend the row, or use --unreadable gap.',
  );

export const rowTooLong = (file: string, line: number) =>
  problemAt(
    { file, line },
    'Deze regel is te lang. Misschien is een aanhalingsteken niet gesloten.',
    'This row is too long. Perhaps a quotation mark is not closed.',
  );

export const timeUnreadable = (where: Where, cell: string) =>
  problemAt(
    where,
    `${shown(cell)} is geen tijd die hier te lezen is. Zeg hoe hij is geschreven, bijvoorbeeld --time-format "dd-MM-yyyy HH:mm".`,
    `${shown(cell)} is not a time that can be read here. Say how it is written, for example --time-format "dd/MM/yyyy HH:mm".`,
  );

function list(names: readonly string[]): string {
  const few = names.slice(0, 40).map(shown).join(', ');
  return names.length > 40 ? `${few}, …` : few;
}
