import { describe, expect, test } from 'vitest';
import type { CellNode } from './cell-words.ts';
import { wordsOfTable } from './table-words.ts';

type Child = CellNode | string;

/** A node as a browser has it. */
function h(nodeName: string, facts: Readonly<Record<string, string | boolean>>, ...children: Child[]): CellNode {
  const childNodes = children.map((child) =>
    typeof child === 'string' ? { nodeType: 3, nodeName: '#text', textContent: child, childNodes: [] } : child,
  );
  return {
    ...{ nodeType: 1, nodeName, childNodes, textContent: childNodes.map((one) => one.textContent).join('') },
    ...('type' in facts ? { type: String(facts.type), checked: facts.checked === true } : {}),
    getAttribute: (name) => (name in facts ? String(facts[name]) : null),
  };
}
const td = (...children: Child[]) => h('TD', {}, ...children);
const button = (words: string) => h('BUTTON', {}, words);
const say = { chosen: 'gekozen' };
const table = (heads: readonly string[], ...rows: CellNode[][]) =>
  wordsOfTable({ heads: heads.map((head) => h('TH', {}, head)), rows }, say);

describe('a table that is saved', () => {
  test('of words and links has all of its columns', () => {
    expect(table(['Dossier', 'Plek'], [td(h('A', { href: '/x' }, 'Druk plein')), td('Markt')])).toEqual({
      names: ['Dossier', 'Plek'],
      words: [['Druk plein', 'Markt']],
      instead: undefined,
    });
  });

  test('of events or rounds leaves out the column that holds nothing but controls, also where some rows have none', () => {
    const found = table(['Wat', 'Wijzigen'], [td('Jaarmarkt'), td(button('Wijzig Jaarmarkt'))], [td('Kermis'), td()]);
    expect(found).toMatchObject({ names: ['Wat'], words: [['Jaarmarkt'], ['Kermis']] });
  });

  test('keeps the words beside a control, in every row of the column', () => {
    const found = table(
      ['Wat', 'Stand'],
      [td('Camera'), td('loopt ', button('Stop'))],
      [td('Licht'), td('is klaar')],
      [td('Bord'), td(button('Begin'))],
    );
    expect(found).toMatchObject({
      names: ['Wat', 'Stand'],
      words: [
        ['Camera', 'loopt'],
        ['Licht', 'is klaar'],
        ['Bord', ''],
      ],
    });
  });

  test('of series to compare with says which are chosen', () => {
    const pick = (checked: boolean, name: string) =>
      td(h('LABEL', {}, h('INPUT', { type: 'checkbox', checked }), h('SPAN', {}, name)));
    expect(table(['Reeks'], [pick(true, 'Fietsers Kade')], [pick(false, 'Fietsers Plein')]).words).toEqual([
      ['gekozen: Fietsers Kade'],
      ['Fietsers Plein'],
    ]);
  });

  test('never has what is folded away in a cell, closed or open', () => {
    const seenBy = (more: Record<string, boolean>) =>
      td('Groen. ', h('DETAILS', more, h('SUMMARY', {}, 'Wie zag dit'), h('LI', {}, 'Politie, 20 november')));
    expect(table(['Wie mag dit zien'], [seenBy({})], [seenBy({ open: true })]).words).toEqual([['Groen.'], ['Groen.']]);
  });

  test('keeps the items of a list apart', () => {
    const list = h('UL', {}, h('LI', {}, 'geluid'), h('LI', {}, 'fietsers'));
    expect(table(['Reeksen'], [td('Twee: ', list)], [td(h('P', {}, 'Eén.'), h('P', {}, 'Twee.'))]).words).toEqual([
      ['Twee: geluid; fietsers'],
      ['Eén. Twee.'],
    ]);
  });

  test('leaves out what is there for the eye alone', () => {
    const badge = h('SPAN', {}, h('SPAN', { 'aria-hidden': 'true' }, '▲'), 'hoger');
    expect(table(['Soort'], [td(badge)]).words).toEqual([['hoger']]);
  });

  test('without rows has none, and says why', () => {
    expect(table(['Wat', 'Wanneer'], [td('Er is niets gepland.')])).toEqual({
      names: ['Wat', 'Wanneer'],
      words: [],
      instead: 'Er is niets gepland.',
    });
  });
});
