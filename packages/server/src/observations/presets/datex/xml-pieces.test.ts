import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { XmlError, type XmlNode, XmlPieces } from './xml-pieces.ts';

function read(pieces: readonly string[]): XmlNode[] {
  const found: XmlNode[] = [];
  const reader = new XmlPieces({ wanted: new Set(['a']), onPiece: (piece) => found.push(piece) });
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return found;
}

describe('hands on what is wanted', () => {
  it('whole, without prefixes, wherever it stands', () => {
    const [one, two] = read(['<x:r xmlns:x="u"><x:a x:id="1">&lt;<b>t<![CDATA[<>]]></b></x:a><c><a/></c></x:r>']);
    expect(one).toMatchObject({ name: 'a', text: '<', children: [{ name: 'b', text: 't<>' }] });
    expect([one?.attributes.id, two?.children]).toEqual(['1', []]);
  });

  it('the same wherever the text is cut', () => {
    const text = '<r><a k="v">één &amp; twee<b/></a><a>3</a></r>';
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 6 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), text.length];
        const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));
        expect(read(pieces)).toEqual(read([text]));
      }),
    );
  });
});

const laughs = `<!DOCTYPE r [${Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "&l${at};&l${at};&l${at};">`).join('')}]>`;

it.each([
  ['a document type', `${laughs}<r>&l9;</r>`, /document type/],
  ['a file elsewhere', '<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>', /document type/],
  ['an entity of its own', '<r>&wachtwoord;</r>', /entity/i],
  ['depth', '<r>'.repeat(100), /60 deep/],
  ['many elements in one', `<r><a>${'<b/>'.repeat(60_000)}</a></r>`, /50000/],
  ['many attributes', `<r ${Array.from({ length: 60 }, (_, at) => `k${at}="1"`).join(' ')}/>`, /50 attributes/],
  ['a long text', `<r><a>${'x'.repeat(20_000)}</a></r>`, /10000 characters/],
  ['a long name', `<${'n'.repeat(200_000)}`, /buffer/i],
  ['another document', '{"a":1}', /Non-whitespace/],
  ['half of one', '<r><a>', /Unclosed/],
])('refuses %s', (_name, text, message) => {
  expect(() => read([text])).toThrow(XmlError);
  expect(() => read([text])).toThrow(message);
});

it('repeats nothing of the file in its error', () => {
  expect(() => read(['<r><geheim id=Jansen></r>'])).toThrow(expect.not.objectContaining({ message: /geheim|Jansen/ }));
});

it('reads or refuses whatever comes', () => {
  const token = fc.constantFrom(
    '<',
    '>',
    '</',
    '<a',
    '<a>',
    '</a>',
    '/>',
    '&',
    ';',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?xml',
    '?>',
    '"',
    '=',
    'k',
    '\u0000',
    'é',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(token, fc.string({ maxLength: 4 })), { maxLength: 40 }), (parts) => {
      try {
        read(parts);
      } catch (cause) {
        expect(cause).toBeInstanceOf(XmlError);
      }
    }),
    { numRuns: 500 },
  );
});
