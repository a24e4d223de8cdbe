import { type Drawing, ink, lineMark, type Mark, rectMark, textMark } from '../drawing/drawing.ts';
import { widthOf, wrapped } from '../drawing/wrap.ts';
import { localTicks, tickLabels } from '../ui/charts/time-ticks.ts';
import type { Locale } from '../ui/index.ts';
import { kindLooks, type SpanKind, shapePath } from './kind-looks.ts';
import type { NamedLane } from './lanes-of.ts';
import { layLane, type Stretch, xOf } from './lay-lane.ts';
import { isContext } from './span-words.ts';

export interface LanesPicture {
  readonly lanes: readonly NamedLane[];
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  readonly locale: Locale;
  readonly kindWord: (kind: SpanKind) => string;
}

const WIDTH = 1000;
const NAMES = 200;
const ROW = 26;
const AXIS = 44;
const dashes = { whole: undefined, strokes: [6, 3], dots: [2, 3] } as const;

/** Lanes under one axis, each kind with its shape, and what the shapes mean. */
export function drawLanes({ lanes, from, to, zone, locale, kindWord }: LanesPicture): Drawing {
  const stretch: Stretch = { from, to, widthPx: WIDTH - NAMES };
  const laid = lanes.map(({ name, spans }) => ({ name, ...layLane(spans, stretch) }));
  const kinds = [...new Set(laid.flatMap(({ placed }) => placed.map(({ of }) => of.kind)))];
  const marks: Mark[] = [];
  let y = drawWords(kinds, kindWord, marks);
  const top = y + AXIS;
  y = top;
  for (const { name, placed, rows } of laid) {
    const lines = wrapped(name, NAMES - 12, 12).slice(0, 2);
    const height = Math.max(rows * ROW, lines.length * 15 + 6) + 6;
    lines.forEach((line, i) => void marks.push(textMark(line, { x: 0, y: y + 18 + i * 15, size: 12, bold: true })));
    for (const { of, leftPx, widthPx, row } of placed) marks.push(...spanMarks(of, leftPx, widthPx, y + 3 + row * ROW));
    y += height;
    marks.push(line(0, y, WIDTH, y));
  }
  return { width: WIDTH, height: y + 4, marks: [...axisMarks({ stretch, zone, locale, top, bottom: y }), ...marks] };
}

const line = (x1: number, y1: number, x2: number, y2: number): Mark =>
  lineMark(
    [
      [x1, y1],
      [x2, y2],
    ],
    { stroke: ink.line },
  );

function spanMarks({ kind, of }: NamedLane['spans'][number], leftPx: number, widthPx: number, y: number): Mark[] {
  const isGap = kind === 'silent' || kind === 'outage';
  const stroke = isContext(of) || isGap ? ink.edge : kind === 'lower' ? ink.ahead : ink.deviation;
  const fill = isContext(of) || isGap ? ink.paper : kind === 'lower' ? ink.aheadSoft : ink.deviationSoft;
  const x = NAMES + leftPx;
  const dash = dashes[kindLooks[kind].edge];
  return [
    rectMark({ x, y, width: widthPx, height: ROW - 4 }, { fill, stroke, ...(dash ? { dash } : {}) }),
    { kind: 'path', d: shapePath(kind, x + 6, y + 5), fill: stroke },
  ];
}

/** Returns how high they became. */
function drawWords(kinds: readonly SpanKind[], kindWord: (kind: SpanKind) => string, marks: Mark[]): number {
  let [x, y] = [4, 0];
  for (const kind of kinds) {
    const needed = 20 + widthOf(kindWord(kind), 13) + 20;
    if (x > 4 && x + needed > WIDTH) {
      x = 4;
      y += 22;
    }
    marks.push({ kind: 'path', d: shapePath(kind, x, y + 4), fill: ink.text });
    marks.push(textMark(kindWord(kind), { x: x + 20, y: y + 15, size: 13 }));
    x += needed;
  }
  return kinds.length === 0 ? 0 : y + 26;
}

interface Axis {
  readonly stretch: Stretch;
  readonly zone: string;
  readonly locale: Locale;
  readonly top: number;
  readonly bottom: number;
}

function axisMarks({ stretch, zone, locale, top, bottom }: Axis): Mark[] {
  const ticks = localTicks(stretch.from, stretch.to, zone, 7);
  const labels = tickLabels(ticks, locale, zone);
  return ticks.at.flatMap((at, i) => {
    const x = NAMES + xOf(at, stretch);
    const anchor = WIDTH - x < 50 ? 'end' : 'start';
    return [
      line(x, top - 4, x, bottom),
      ...(labels[i] ?? '')
        .split('\n')
        .map((text, row) => textMark(text, { x, y: top - 24 + row * 15, size: 12, anchor, color: ink.quiet })),
    ];
  });
}
