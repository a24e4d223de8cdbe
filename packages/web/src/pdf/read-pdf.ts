import { inflateSync } from 'node:zlib';

/** For tests: what the pages of a PDF of ours draw, and whatever else is packed, one text each. */
export const streamsOf = (pdf: string): string[] =>
  [...pdf.matchAll(/stream\r?\n([\s\S]*?)\nendstream/g)].map(([, bytes = '']) => {
    try {
      return inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });

/** For tests: the words of each page, run after run; a run of signs is as it was drawn. */
export function wordsOfPages(pdf: string): string[][] {
  const streams = streamsOf(pdf);
  const signs = signsOf(pdf);
  return streams
    .filter((stream) => stream.includes('/Pagination'))
    .map((page) => {
      let font = '';
      const words: string[] = [];
      for (const [, name, run] of page.matchAll(/\/(\w+) [\d.]+ Tf|\[([^\]]*)\] TJ/g))
        if (name !== undefined) font = name;
        else words.push(read(run ?? '', signs.get(font)));
      return words;
    });
}

const read = (run: string, signs: ReadonlyMap<string, string> | undefined) =>
  [...run.matchAll(/<([0-9a-f]+)>/gi)]
    .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    .map((code) => signs?.get(code.toLowerCase()) ?? '\uFFFD')
    .join('');

/** Of each font, by its name on the pages, which number is which sign [ISO 32000-1, 9.10.3]. */
function signsOf(pdf: string): Map<string, Map<string, string>> {
  const objects = new Map(
    [...pdf.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]),
  );
  const fonts = new Map<string, Map<string, string>>();
  for (const [, name = '', id = ''] of pdf.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const [, map = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '') ?? [];
    fonts.set(name, toSigns(streamsOf(objects.get(map) ?? '')[0] ?? ''));
  }
  return fonts;
}

/** @param map of ranges, with the signs of each in a list */
function toSigns(map: string): Map<string, string> {
  const signs = new Map<string, string>();
  for (const [, first = '', list = ''] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi))
    for (const [at, [, hex = '']] of [...list.matchAll(/<([0-9a-f]+)>/gi)].entries())
      signs.set((Number.parseInt(first, 16) + at).toString(16).padStart(4, '0'), fromUtf16(hex));
  return signs;
}

const fromUtf16 = (hex: string) =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
