import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { deviation, makeBand, reason, week } from '../gallery/data.ts';
import { bandText, weekText, whyText } from '../gallery/texts.ts';
import { AnswerRanges } from './AnswerRanges.tsx';
import { BandFigure } from './BandFigure.tsx';
import { toBandSeries, toMarks } from './band-series.ts';
import { toBandWords } from './band-words.ts';
import { Sparkline } from './Sparkline.tsx';
import { cellAfterKey } from './use-roving-cell.ts';
import { WeekGrid } from './WeekGrid.tsx';
import { type LineWeek, WeekLines } from './WeekLines.tsx';
import { WhyPanel } from './WhyPanel.tsx';

const band = makeBand({ points: 672 });
const count = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].length;

describe('BandFigure', () => {
  const render = (deviations = [deviation]) =>
    renderToStaticMarkup(
      <BandFigure band={band} deviations={deviations} sentence="Het was harder." locale="nl" text={bandText} />,
    );

  it('has sentence, legend in words, named surface, live line and table, in that order', () => {
    const html = render();
    const order = ['<figcaption', 'harder dan normaal', 'role="application"', 'aria-live="polite"', '<details'];
    const places = order.map((piece) => html.indexOf(piece));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(html).toContain('Pijl links en rechts');
  });

  it('names in the legend only what the chart holds', () => {
    expect(render([])).not.toContain('harder dan normaal');
    expect(render()).toContain('geen meting');
  });

  it('says so when there is nothing', () => {
    const empty = { ...band, time: [], measured: [], low: [], mid: [], high: [] };
    const html = renderToStaticMarkup(
      <BandFigure band={empty} deviations={[]} sentence="Leeg." locale="nl" text={bandText} />,
    );
    expect(html).toContain(bandText.empty);
    expect(html).not.toContain('role="application"');
  });
});

describe('WeekLines', () => {
  const weeks = Array.from({ length: 10 }, (_, i): LineWeek => {
    const from = new Date(Date.UTC(2026, 0, 5 + 7 * i)).toISOString().slice(0, 10);
    const after = i >= 6;
    return { from, after, measured: 101 + i, expected: 110, low: after ? 100 : null, high: after ? 120 : null };
  });
  const words = { measured: 'gemeten', expected: 'verwacht', range: 'marge', started: 'begin', surface: 'Grafiek.' };
  const html = renderToStaticMarkup(
    <WeekLines
      weeks={weeks}
      label="Er werd minder gemeten."
      words={words}
      read={({ from }) => from}
      locale="nl"
      number={String}
      date={(day) => day}
    />,
  );

  it('has round numbers at its side and months below', () => {
    const texts = [...html.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(texts).toEqual(['100', '105', '110', '115', '120', 'feb 2026', 'mrt 2026']);
  });

  it('draws what was measured, what was expected and its range, and can be walked by keys', () => {
    for (const part of ['measured', 'expected', 'band', 'start'])
      expect(html).toMatch(new RegExp(`class="nl-week-lines__${part}"`));
    expect(html).toMatch(/role="application" aria-label="Grafiek\." tabindex="0"/i);
    expect(html).toContain('role="img" aria-label="Er werd minder gemeten."');
    expect(html.indexOf('role="application"')).toBeLessThan(html.indexOf('aria-live="polite"'));
  });
});

describe('AnswerRanges', () => {
  const row = { key: 1, label: 'maart', text: '6,1', value: 6.1, low: 5.8, high: 6.4, isBeside: false };
  const ranges = { ends: [1, 10], endTexts: ['1', '10'], label: 'Van 6,1 naar 6,6.', surface: 'Grafiek.' } as const;
  const html = renderToStaticMarkup(
    <AnswerRanges {...ranges} rows={[row, { ...row, key: 2, value: null }]} read={({ label }) => label} />,
  );

  it('is a picture with its message, on a surface that the keys walk', () => {
    expect(html).toMatch(/role="application" aria-label="Grafiek\." tabindex="0"/i);
    expect(html).toContain('role="img" aria-label="Van 6,1 naar 6,6."');
    expect(html.indexOf('role="application"')).toBeLessThan(html.indexOf('aria-live="polite"'));
  });

  it('draws no dot for what is hidden', () => {
    expect(count(html, /<circle/g)).toBe(1);
  });
});

describe('toBandWords', () => {
  const series = toBandSeries(band);
  const source = { band, series, marks: toMarks([deviation], 0), locale: 'nl', text: bandText } as const;

  it('says time, measured, normal, difference and verdict', () => {
    expect(toBandWords(source, 478, 'table')).toMatchObject({
      time: '20-11-2026 23:30',
      verdict: 'harder dan normaal',
    });
  });

  it('never says zero for a missing reading', () => {
    expect(toBandWords(source, 200, 'table')).toMatchObject({ measured: 'geen meting', verdict: 'geen meting' });
  });
});

describe('WeekGrid', () => {
  const html = renderToStaticMarkup(
    <WeekGrid week={week} mode="measured" locale="nl" text={weekText} onModeChange={() => {}} />,
  );

  it('is a table of 7 × 24 with caption, headers and one tab stop in its cells', () => {
    expect(count(html, /<td/g)).toBe(168);
    expect(count(html, /scope="row"/g)).toBe(7);
    expect(count(html, /scope="col"/g)).toBe(25);
    expect(count(html, /<caption/g)).toBe(1);
    expect(count(html, /data-cell="\d+" tabindex="0"/g)).toBe(1);
  });

  it('says each missing value in words', () => {
    const missing = week.measured.filter((value) => value === null).length;
    expect(count(html, /nl-visually-hidden">geen meting/g)).toBe(missing);
  });

  it('does not call a range that is still being learned a missing reading, in its cells and its legend', () => {
    const learning = { ...week, normal: week.normal.map(() => null) };
    const draw = (mode: 'normal' | 'difference') =>
      renderToStaticMarkup(
        <WeekGrid week={learning} mode={mode} locale="nl" text={weekText} onModeChange={() => {}} />,
      );
    expect(count(draw('normal'), /nl-visually-hidden">nog niet bekend/g)).toBe(168);
    expect(draw('normal')).not.toContain('geen meting');
    const missing = week.measured.filter((value) => value === null).length;
    expect(count(draw('difference'), /nl-visually-hidden">geen meting/g)).toBe(missing);
    expect(count(draw('difference'), /nl-visually-hidden">nog niet bekend/g)).toBe(168 - missing);
    expect(draw('difference')).toContain('</span>geen meting, nog niet bekend</span>');
  });

  it('does not call an hour to come a missing one', () => {
    const measured = week.measured.map((value, i) => (i < 100 ? (value ?? 1) : null));
    const now = renderToStaticMarkup(
      <WeekGrid
        week={{ ...week, measured }}
        ahead={110}
        mode="measured"
        locale="nl"
        text={weekText}
        onModeChange={() => {}}
      />,
    );
    expect(count(now, /nl-visually-hidden">geen meting/g)).toBe(10);
    expect(count(now, /nl-visually-hidden">nog niet geweest/g)).toBe(58);
  });

  it('walks by arrows, in both directions of hours', () => {
    expect([cellAfterKey('ArrowRight', 0, false), cellAfterKey('ArrowDown', 0, false)]).toEqual([1, 24]);
    expect([cellAfterKey('ArrowRight', 0, true), cellAfterKey('ArrowDown', 0, true)]).toEqual([24, 1]);
    expect([cellAfterKey('ArrowUp', 5, false), cellAfterKey('End', 24, false)]).toEqual([5, 47]);
  });
});

describe('WhyPanel', () => {
  it('gives gemeten, normaal, verschil in that order, and what is unknown last', () => {
    const html = renderToStaticMarkup(<WhyPanel reason={reason} text={whyText} />);
    const words = [
      />Gemeten</,
      />Normaal</,
      />Verschil</,
      />Hoe vaak eerder</,
      />Kwaliteit/,
      />evenement</,
      /niet kunnen weten/,
    ];
    const places = words.map((word) => html.search(word));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(count(html, /97%/g)).toBe(1);
  });
});

describe('Sparkline', () => {
  it('lifts the pen at a missing value and has a name', () => {
    const html = renderToStaticMarkup(<Sparkline values={[1, 2, null, 3, 4]} low={1} high={2} label="Geluid" />);
    expect(html).toContain('role="img" aria-label="Geluid"');
    expect(html.match(/ d="([^"]*)"/)?.[1]?.match(/M/g)).toHaveLength(2);
  });

  it('draws nothing from nothing', () => {
    expect(renderToStaticMarkup(<Sparkline values={[null]} label="Leeg" />)).not.toMatch(/NaN|Infinity/);
  });
});
