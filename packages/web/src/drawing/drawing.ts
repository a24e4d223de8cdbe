/**
 * A picture as few plain parts, so that the same one becomes an SVG, a PNG and a drawing in a PDF. Measures are px; the origin is at
 * the top left. Colours are light whatever the theme of the page, because pictures are printed.
 */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

export type Mark = PathMark | TextMark;

export interface PathMark {
  readonly kind: 'path';
  /** As in SVG 2, 9.3; M, L and Z alone, in absolute numbers. */
  readonly d: string;
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: readonly [on: number, off: number];
}

export interface TextMark {
  readonly kind: 'text';
  readonly text: string;
  readonly x: number;
  /** Of the line on which letters stand. */
  readonly y: number;
  readonly size: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
  readonly color?: string;
}

export const ink = {
  text: '#13242b',
  quiet: '#495c64',
  line: '#d3dde1',
  edge: '#66797f',
  band: '#d4dde1',
  deviation: '#a64c06',
  deviationSoft: '#fbe8d5',
  ahead: '#1f5490',
  aheadSoft: '#e3edf8',
  paper: '#ffffff',
} as const;

export const textMark = (text: string, at: Omit<TextMark, 'kind' | 'text'>): TextMark => ({
  kind: 'text',
  text,
  ...at,
});

export const rectMark = (box: { x: number; y: number; width: number; height: number }, look: Look): PathMark => ({
  kind: 'path',
  d: `M${n(box.x)} ${n(box.y)}L${n(box.x + box.width)} ${n(box.y)}L${n(box.x + box.width)} ${n(box.y + box.height)}L${n(box.x)} ${n(box.y + box.height)}Z`,
  ...look,
});

export type Look = Pick<PathMark, 'fill' | 'stroke' | 'width' | 'dash'>;

export const lineMark = (points: readonly (readonly [number, number])[], look: Look): PathMark => ({
  kind: 'path',
  d: pathOf(points),
  ...look,
});

/** A small diamond. */
export const pointMark = ([x, y]: readonly [number, number], look: Look): PathMark => ({
  kind: 'path',
  d: `${pathOf([
    [x, y - 5],
    [x + 5, y],
    [x, y + 5],
    [x - 5, y],
  ])}Z`,
  ...look,
});

/** @example pathOf([[0, 1], [2.345, 3]]) // 'M0 1L2.35 3' */
export const pathOf = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('');

/** Two decimals are finer than a screen or a printer shows. */
const n = (value: number): string => String(Math.round(value * 100) / 100);

/** The same parts, moved. */
export function moved(marks: readonly Mark[], dx: number, dy: number): Mark[] {
  return marks.map((mark) =>
    mark.kind === 'text'
      ? { ...mark, x: mark.x + dx, y: mark.y + dy }
      : {
          ...mark,
          d: mark.d.replace(/([ML])(-?[\d.]+) (-?[\d.]+)/g, (_, step, x, y) => `${step}${n(+x + dx)} ${n(+y + dy)}`),
        },
  );
}
