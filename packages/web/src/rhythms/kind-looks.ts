import type { DeviationKind } from '@wijkritme/contract';
import { pathOf } from '../drawing/drawing.ts';
import type { ContextKind } from './context-spans.ts';

export type SpanKind = DeviationKind | ContextKind;

export interface KindLook {
  /** Corners of its shape, in a square of 12 px. */
  readonly shape: readonly (readonly [number, number])[];
  /** The edge of its span: whole, with strokes or with dots. */
  readonly edge: 'whole' | 'strokes' | 'dots';
}

/** Each kind has a shape of its own, so that none is told by its colour alone. */
export const kindLooks: Readonly<Record<SpanKind, KindLook>> = {
  higher: {
    shape: [
      [6, 1],
      [11, 11],
      [1, 11],
    ],
    edge: 'whole',
  },
  lower: {
    shape: [
      [1, 1],
      [11, 1],
      [6, 11],
    ],
    edge: 'whole',
  },
  silent: {
    shape: [
      [1, 5],
      [11, 5],
      [11, 7],
      [1, 7],
    ],
    edge: 'dots',
  },
  stuck: {
    shape: [
      [1, 1],
      [11, 1],
      [11, 11],
      [1, 11],
    ],
    edge: 'dots',
  },
  'level-shift': {
    shape: [
      [1, 8],
      [6, 8],
      [6, 2],
      [11, 2],
      [11, 5],
      [8, 5],
      [8, 11],
      [1, 11],
    ],
    edge: 'strokes',
  },
  'changed-shape': {
    shape: [
      [1, 1],
      [11, 1],
      [1, 11],
      [11, 11],
    ],
    edge: 'strokes',
  },
  implausible: {
    shape: [
      [4, 1],
      [8, 1],
      [8, 4],
      [11, 4],
      [11, 8],
      [8, 8],
      [8, 11],
      [4, 11],
      [4, 8],
      [1, 8],
      [1, 4],
      [4, 4],
    ],
    edge: 'dots',
  },
  'other-state': {
    shape: [
      [6, 0],
      [12, 6],
      [6, 12],
      [0, 6],
    ],
    edge: 'strokes',
  },
  planned: {
    shape: [
      [1, 2],
      [11, 2],
      [11, 10],
      [1, 10],
    ],
    edge: 'whole',
  },
  holiday: {
    shape: [
      [6, 0],
      [8, 4],
      [12, 6],
      [8, 8],
      [6, 12],
      [4, 8],
      [0, 6],
      [4, 4],
    ],
    edge: 'whole',
  },
  'school-break': {
    shape: [
      [1, 1],
      [11, 6],
      [1, 11],
    ],
    edge: 'strokes',
  },
  outage: {
    shape: [
      [7, 0],
      [1, 7],
      [5, 7],
      [5, 12],
      [11, 5],
      [7, 5],
    ],
    edge: 'dots',
  },
  silence: {
    shape: [
      [1, 5],
      [11, 5],
      [11, 7],
      [1, 7],
    ],
    edge: 'dots',
  },
  measure: {
    shape: [
      [3, 0],
      [9, 0],
      [12, 6],
      [9, 12],
      [3, 12],
      [0, 6],
    ],
    edge: 'whole',
  },
};

/** The shape as a path, moved. */
export const shapePath = (kind: SpanKind, dx = 0, dy = 0): string =>
  `${pathOf(kindLooks[kind].shape.map(([x, y]) => [x + dx, y + dy] as const))}Z`;
