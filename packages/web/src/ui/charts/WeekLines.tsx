export interface LineWeek {
  readonly from: string;
  readonly after: boolean;
  readonly measured: number | null;
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

type WeekLinesProps = {
  weeks: readonly LineWeek[];
  /** The message, as a sentence; a table with the same numbers stands beside it. */
  label: string;
  words: { measured: string; expected: string; range: string; started: string };
  number: (value: number) => string;
  date: (day: string) => string;
};

const WIDTH = 720;
const HEIGHT = 260;
const LEFT = 64;
const AIR = 14;
const FOOT = 28;

type Scale = { x: (i: number) => number; y: (value: number) => number };

/** What was measured by the week, and what was to be expected, with the start as a line. */
export function WeekLines({ weeks, label, words, number, date }: WeekLinesProps) {
  const known = weeks.flatMap(({ measured, expected, low, high }) =>
    [measured, expected, low, high].flatMap((value) => value ?? []),
  );
  if (known.length === 0) return null;
  const [min, max] = [Math.min(...known), Math.max(...known)];
  const span = max - min || 1;
  const scale: Scale = {
    x: (i) => LEFT + (i / Math.max(1, weeks.length - 1)) * (WIDTH - LEFT - AIR),
    y: (value) => HEIGHT - FOOT - ((value - min) / span) * (HEIGHT - FOOT - AIR),
  };
  const start = weeks.findIndex(({ after }) => after);
  const startX = start < 0 ? undefined : scale.x(Math.max(0, start - 0.5));
  return (
    <figure className="nl-week-lines">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {[min, max].map((value) => (
          <g key={value}>
            <line className="nl-week-lines__grid" x1={LEFT} x2={WIDTH - AIR} y1={scale.y(value)} y2={scale.y(value)} />
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
        <text className="nl-week-lines__text" x={LEFT} y={HEIGHT - 8}>
          {date(weeks[0]?.from ?? '')}
        </text>
        <text className="nl-week-lines__text" x={WIDTH - AIR} y={HEIGHT - 8} textAnchor="end">
          {date(weeks.at(-1)?.from ?? '')}
        </text>
      </svg>
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
