import { type PointerEvent, useRef } from 'react';
import { rangeOf, roundTicks } from '../../drawing/scales.ts';
import { findDateFormat } from '../format/instant.ts';
import type { Locale } from '../format/locale.ts';
import { KeySurface } from './KeySurface.tsx';
import { useNarrow } from './use-narrow.ts';
import { weekTicks } from './week-ticks.ts';

export interface LineWeek {
  readonly from: string;
  readonly after: boolean;
  readonly measured: number | null;
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

type WeekLinesProps<Week extends LineWeek> = {
  weeks: readonly Week[];
  /** The message, as a sentence; a table with the same numbers stands beside it. */
  label: string;
  words: { measured: string; expected: string; range: string; started: string; surface: string };
  /** One week in a sentence, for the line below the chart. */
  read: (week: Week) => string;
  locale: Locale;
  number: (value: number) => string;
  date: (day: string) => string;
};

/** On a phone the picture is as narrow as the page, so that its words stay as large. */
const WIDE = 720;
const NARROW = 360;
const NARROW_BELOW_PX = 560;
const HEIGHT = 260;
const LEFT = 64;
const AIR = 14;
const FOOT = 28;
const VALUE_TICKS = 5;

type Scale = { x: (i: number) => number; y: (value: number) => number };

/** What was measured by the week, and what was to be expected, with the start as a line. */
export function WeekLines<Week extends LineWeek>(props: WeekLinesProps<Week>) {
  const { weeks, label, words, read, locale, number, date } = props;
  const box = useRef<HTMLDivElement>(null);
  const width = useNarrow(box, NARROW_BELOW_PX) ? NARROW : WIDE;
  const known = weeks.flatMap(({ measured, expected, low, high }) =>
    [measured, expected, low, high].flatMap((value) => value ?? []),
  );
  if (known.length === 0) return null;
  const [min, max] = rangeOf(known);
  const scale: Scale = {
    x: (i) => LEFT + (i / Math.max(1, weeks.length - 1)) * (width - LEFT - AIR),
    y: (value) => HEIGHT - FOOT - ((value - min) / (max - min)) * (HEIGHT - FOOT - AIR),
  };
  const start = weeks.findIndex(({ after }) => after);
  const startX = start < 0 ? undefined : scale.x(Math.max(0, start - 0.5));
  const days = weeks.map(({ from }) => from);
  const month = findDateFormat(locale, 'UTC', { month: 'short', year: 'numeric' });
  const indexUnder = (event: PointerEvent<SVGSVGElement>) => {
    const shown = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - shown.left) / shown.width) * width;
    const index = Math.round(((x - LEFT) / (width - LEFT - AIR)) * (weeks.length - 1));
    return Math.min(Math.max(index, 0), weeks.length - 1);
  };
  return (
    <figure className="nl-week-lines">
      <KeySurface
        ref={box}
        steps={days.map(Date.parse)}
        label={words.surface}
        read={(index) => {
          const week = weeks[index];
          return week ? read(week) : '';
        }}
      >
        {({ here, goTo }) => (
          <svg
            viewBox={`0 0 ${width} ${HEIGHT}`}
            role="img"
            aria-label={label}
            onPointerMove={(event) => goTo(indexUnder(event))}
          >
            {roundTicks(min, max, VALUE_TICKS).map((value) => (
              <g key={value}>
                <line
                  className="nl-week-lines__grid"
                  x1={LEFT}
                  x2={width - AIR}
                  y1={scale.y(value)}
                  y2={scale.y(value)}
                />
                <text className="nl-week-lines__text" x={LEFT - 6} y={scale.y(value) + 5} textAnchor="end">
                  {number(value)}
                </text>
              </g>
            ))}
            <path className="nl-week-lines__band" d={toBand(weeks, scale)} />
            <path
              className="nl-week-lines__expected"
              d={toPath(
                weeks.map(({ expected }) => expected),
                scale,
              )}
            />
            <path
              className="nl-week-lines__measured"
              d={toPath(
                weeks.map(({ measured }) => measured),
                scale,
              )}
            />
            {startX === undefined ? null : (
              <line className="nl-week-lines__start" x1={startX} x2={startX} y1={AIR} y2={HEIGHT - FOOT} />
            )}
            {weekTicks(days, width === NARROW ? 2 : 6).map(({ at, day, isMonth }) => (
              <g key={day}>
                <line
                  className="nl-week-lines__grid"
                  x1={scale.x(at)}
                  x2={scale.x(at)}
                  y1={HEIGHT - FOOT}
                  y2={HEIGHT - FOOT + 5}
                />
                <text
                  className="nl-week-lines__text"
                  x={scale.x(at)}
                  y={HEIGHT - 8}
                  textAnchor={anchorAt(scale.x(at), width)}
                >
                  {isMonth ? month.format(Date.parse(day)) : date(day)}
                </text>
              </g>
            ))}
            {here === null ? null : <Cursor week={weeks[here]} x={scale.x(here)} y={scale.y} />}
          </svg>
        )}
      </KeySurface>
      <figcaption>
        <ul className="nl-week-lines__legend">
          <Sample look="measured" text={words.measured} />
          <Sample look="expected" text={words.expected} />
          <Sample look="band" text={words.range} />
          {start < 0 ? null : <Sample look="start" text={`${words.started}: ${date(weeks[start]?.from ?? '')}`} />}
        </ul>
      </figcaption>
    </figure>
  );
}

/** The week that is being read: a line, and a dot at what was measured. */
function Cursor({ week, x, y }: { week: LineWeek | undefined; x: number; y: Scale['y'] }) {
  const measured = week?.measured ?? null;
  return (
    <>
      <line className="nl-week-lines__cursor" x1={x} x2={x} y1={AIR} y2={HEIGHT - FOOT} />
      {measured === null ? null : <circle className="nl-week-lines__dot" cx={x} cy={y(measured)} r="5" />}
    </>
  );
}

/** No label is cut off at an edge. */
function anchorAt(x: number, width: number): 'start' | 'middle' | 'end' {
  if (x - LEFT < 40) return 'start';
  return width - AIR - x < 40 ? 'end' : 'middle';
}

function Sample({ look, text }: { look: 'measured' | 'expected' | 'band' | 'start'; text: string }) {
  return (
    <li>
      <svg viewBox="0 0 28 14" width="28" height="14" aria-hidden="true" focusable="false">
        <path className={`nl-week-lines__${look}`} d={look === 'band' ? 'M1 2H27V12H1Z' : 'M1 7H27'} />
      </svg>
      {text}
    </li>
  );
}

/** A null lifts the pen. */
function toPath(values: readonly (number | null)[], { x, y }: Scale): string {
  let pen = 'M';
  return values
    .map((value, i) => {
      const piece = value === null ? '' : `${pen}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = value === null ? 'M' : 'L';
      return piece;
    })
    .join('');
}

/** Around the weeks that have a range; there is one stretch of them, after the start. */
function toBand(weeks: readonly LineWeek[], { x, y }: Scale): string {
  const ranged = weeks.flatMap(({ low, high }, i) => (low === null || high === null ? [] : [{ i, low, high }]));
  if (ranged.length === 0) return '';
  const top = ranged.map(({ i, high }) => `${x(i).toFixed(1)} ${y(high).toFixed(1)}`);
  const bottom = ranged.reverse().map(({ i, low }) => `${x(i).toFixed(1)} ${y(low).toFixed(1)}`);
  return `M${[...top, ...bottom].join('L')}Z`;
}
