/** Mean width of a letter of Noto Sans as a share of its size; a little wide, so that no line runs out of its box. */
const LETTER = 0.56;

export const widthOf = (text: string, size: number): number => text.length * size * LETTER;

/** Lines of text that fit; a word longer than a line is cut. No font is at hand here, so widths are an estimate. */
export function wrapped(text: string, width: number, size: number): string[] {
  const most = Math.max(4, Math.floor(width / (size * LETTER)));
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((one) => piecesOf(one, most))) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

function piecesOf(word: string, most: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < word.length; at += most) pieces.push(word.slice(at, at + most));
  return pieces;
}
