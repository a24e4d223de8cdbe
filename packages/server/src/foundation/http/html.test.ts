import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from './html.ts';

const plain = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" } as const;
const plainText = (text: string) =>
  text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (found) => plain[found as keyof typeof plain]);

const nasty = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', '=', ' ', 'x', '\n', '`', '-', '!') }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '" onload="x',
    "' onload='x",
    '</p><p>',
    '<!--',
    '&lt;',
    'javascript:x',
    '</title>',
  ),
);

describe('html', () => {
  it('gives every text back as it was, and no tag or quote of it', () => {
    fc.assert(
      fc.property(nasty, nasty, (text, name) => {
        const made = html`<p title="${name}">${text}</p>`.toString();
        const [, title = '', inner = ''] = /^<p title="([^"]*)">([^<]*)<\/p>$/.exec(made) ?? [];
        expect([plainText(title), plainText(inner)]).toEqual([name, text]);
        expect(made.match(/[<>"']/g)?.join('')).toBe('<"">' + '<>');
      }),
    );
  });

  it('takes markup as it is, lists one after the other, and nothing for nothing', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}</ul>${null}${undefined}${false}${0}`.toString()).toBe(
      '<ul><li>a</li><li>&lt;b&gt;</li></ul>0',
    );
    expect(html`<title>${'</title>'}</title>`.toString()).toBe('<title>&lt;/title&gt;</title>');
    expect(html`<a href="/x?q=${'a"b'}">${'1 < 2'}</a>`.toString()).toBe('<a href="/x?q=a&quot;b">1 &lt; 2</a>');
    expect(html`<p>a > b</p><p>${'c'}</p>`.toString()).toBe('<p>a > b</p><p>c</p>');
  });

  it('links to this host, the web and mail alone', () => {
    for (const address of [
      '/register/1',
      '#top',
      '?a=1',
      'https://x.example',
      'http://x',
      'mailto:a@b.c',
      'register/1',
    ])
      expect(html`<a href="${address}">x</a>`.toString()).toContain(`href="${address}"`);
    for (const address of [
      'javascript:alert(1)',
      'JaVaScRiPt:x',
      ' javascript:x',
      '\tjavascript:x',
      'java\nscript:x',
      'data:text/html,x',
      '//elsewhere',
      '/\\elsewhere',
      '',
    ])
      expect(() => html`<a href="${address}">x</a>`).toThrow('no address');
    fc.assert(
      fc.property(nasty, (text) => {
        try {
          const target = /href="([^"]*)"/.exec(html`<a href="${text}">x</a>`.toString())?.[1] ?? '';
          const url = new URL(plainText(target), 'https://here.example/register/');
          expect(['https:', 'http:', 'mailto:']).toContain(url.protocol);
          if (!/^(https?:|mailto:)/i.test(text)) expect(url.host).toBe('here.example');
        } catch (cause) {
          if (!(cause instanceof TypeError)) throw cause;
        }
      }),
    );
  });

  it.each([
    ['an attribute without quotes', () => html`<p title=${'x'}>`],
    ['an attribute with single quotes', () => html`<p title='${'x'}'>`],
    ['the name of a tag', () => html`<${'p'}>`],
    ['a whole attribute', () => html`<p ${'x'}>`],
    ['a handler', () => html`<p onclick="${'x'}">`],
    ['a style', () => html`<p style="${'x'}">`],
    ['a script', () => html`<script>${'x'}</script>`],
    ['a style sheet', () => html`<style>${'x'}</style>`],
    ['a comment', () => html`<!-- ${'x'} -->`],
    ['markup in an attribute', () => html`<p title="${html`<b>`}">`],
  ])('refuses a value in %s', (_, make) => {
    expect(make).toThrow(TypeError);
  });
});
