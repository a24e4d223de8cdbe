import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from './charts/heat-colors.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

type Tokens = Map<string, string>;

/** Declarations of all blocks whose selector ends in `selector` and which stand outside or inside dark mode. */
function declarations(block: string): [string, string][] {
  return [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!.trim()]);
}

const dark = css.match(/@media \(prefers-color-scheme: dark\) \{([\s\S]*?\})\s*\}/)?.[1] ?? '';
const darkByHand = css.match(/:root\[data-theme="dark"\] \{([\s\S]*?)\}/)?.[1] ?? '';
const light = css.slice(0, css.indexOf('@media (forced-colors')).replace(dark, '').replace(darkByHand, '');

const lightTokens: Tokens = new Map(declarations(light));
const darkTokens: Tokens = new Map([...lightTokens, ...declarations(darkByHand)]);

function resolve(tokens: Tokens, name: string): [number, number, number] {
  const value = tokens.get(name);
  if (value === undefined) throw new Error(`unknown token: ${name}`);
  const next = value.match(/^var\((--[\w-]+)\)$/)?.[1];
  if (next) return resolve(tokens, next);
  const hex = value.match(/^#(..)(..)(..)$/);
  if (!hex) throw new Error(`no colour: ${name}: ${value}`);
  return [hex[1]!, hex[2]!, hex[3]!].map((part) => Number.parseInt(part, 16)) as [number, number, number];
}

const text = 4.5;
const shape = 3;
const c = (name: string) => `--basis-color-${name}`;
const n = (name: string) => `--nl-${name}-color`;

/** Names that end in -color and have a -background-color of the same stem meet on screen. */
const stems = [...lightTokens.keys()]
  .map((name) => name.match(/^(--nl-.*)-background-color$/)?.[1])
  .filter((stem) => stem !== undefined && lightTokens.has(`${stem}-color`))
  .map((stem): [string, string, number] => [`${stem}-color`, `${stem}-background-color`, text]);

const grounds = ['bg', 'surface'];
const onGrounds = grounds.flatMap((ground): [string, string, number][] => [
  [c('text'), c(ground), text],
  [c('text-subtle'), c(ground), text],
  [c('link'), c(ground), text],
  [c('action'), c(ground), text],
  [c('action-strong'), c(ground), text],
  [n('form-field-error'), c(ground), text],
  [n('text-input-border'), c(ground), shape],
  [n('focus-outline'), c(ground), shape],
  [n('focus-outline'), n('focus-inner'), shape],
]);

const pairs: [string, string, number][] = [
  ...stems,
  ...onGrounds,
  ...(['info', 'ok', 'warning', 'error'] as const).map((tone): [string, string, number] => [
    n('alert-text'),
    `--nl-alert-${tone}-background-color`,
    text,
  ]),
  [n('nav-link'), c('surface'), text],
  [c('text-subtle'), c('surface-subtle'), text],
  [n('button-primary'), '--nl-button-primary-hover-background-color', text],
  [n('button-secondary'), '--nl-button-secondary-hover-background-color', text],
  [n('button-subtle'), '--nl-button-subtle-hover-background-color', text],
  [n('link'), c('surface-subtle'), text],
  [n('chart-line'), n('chart-surface'), shape],
  [n('chart-line'), n('chart-band'), shape],
  [n('chart-line'), n('chart-deviation-span'), shape],
  [n('chart-deviation'), n('chart-surface'), shape],
  [n('chart-deviation'), n('chart-deviation-span'), shape],
  [n('chart-deviation'), n('chart-band'), shape],
  [n('chart-gap'), n('chart-surface'), shape],
  [n('chart-gap'), c('bg'), shape],
  [n('chart-axis'), n('chart-surface'), text],
  [n('progress-value'), n('progress-track'), shape],
  [n('progress-border'), c('surface'), shape],
  [n('filter-chip-border'), c('bg'), shape],
  [n('segmented-border'), c('bg'), shape],
];

describe.each([
  ['light', lightTokens],
  ['dark', darkTokens],
])('contrast in %s', (_theme, tokens) => {
  it.each(pairs)('%s on %s is at least %d', (front, ground, least) => {
    expect(contrast(resolve(tokens, front), resolve(tokens, ground))).toBeGreaterThanOrEqual(least);
  });
});

it('gives the same dark by choice as by system', () => {
  expect(declarations(darkByHand)).toEqual(declarations(dark));
  expect(declarations(dark).length).toBeGreaterThan(20);
});
