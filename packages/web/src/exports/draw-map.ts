import type { BeatWord } from '@wijkritme/contract';
import { type Drawing, ink, type Mark, moved, pathOf, pointMark, textMark } from '../drawing/drawing.ts';
import { widthOf } from '../drawing/wrap.ts';
import { beatLooks } from '../map/colours.ts';
import { boundsOf, type Feature, labelPointOf, type Position, positionsOf } from '../map/geometry.ts';
import { drawLegend, type LegendItem } from './draw-legend.ts';

interface MapPicture {
  readonly places: readonly Feature[];
  readonly sensors: readonly Feature[];
  readonly words: readonly { word: BeatWord; label: string }[];
  readonly sensorWord: string;
}

const WIDTH = 1000;
const TALLEST = 760;
const AIR = 24;
const sensorLook = { fill: ink.text, stroke: ink.paper };

/** The places in the colour of how it is there, with the word in each: a map that a printer and a screen without the page can show. */
export function drawMap({ places, sensors, words, sensorWord }: MapPicture): Drawing {
  const bounds = boundsOf([...places, ...sensors].flatMap(({ geometry }) => positionsOf(geometry?.coordinates)));
  const labels = new Map(words.map(({ word, label }) => [word, label]));
  const legend = drawLegend(legendOf(words, sensors.length > 0 ? sensorWord : undefined), WIDTH);
  if (!bounds) return { width: WIDTH, height: legend.height, marks: legend.marks };
  const { project, height } = projection(bounds);
  const marks = [
    ...[...places].sort(filledLast).flatMap((place) => shapeMarks(place, project)),
    ...sensors.map((sensor) => pointMark(project(positionsOf(sensor.geometry?.coordinates)[0] ?? [0, 0]), sensorLook)),
    ...places.filter(({ properties }) => properties.filled).flatMap((place) => nameMarks(place, project, labels)),
  ];
  return {
    width: WIDTH,
    height: height + legend.height,
    marks: [...legend.marks, ...moved(marks, 0, legend.height)],
  };
}

const filledLast = (a: Feature, b: Feature) => Number(a.properties.filled ?? 0) - Number(b.properties.filled ?? 0);

type Project = (position: Position) => readonly [number, number];

/** Equirectangular about the middle: true enough for one municipality. */
function projection([west, south, east, north]: readonly [number, number, number, number]): {
  project: Project;
  height: number;
} {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [spanX, spanY] = [(east - west) * squeeze || 1e-6, north - south || 1e-6];
  const scale = Math.min((WIDTH - 2 * AIR) / spanX, (TALLEST - 2 * AIR) / spanY);
  const left = (WIDTH - spanX * scale) / 2;
  return {
    height: spanY * scale + 2 * AIR,
    project: ([x, y]) => [left + (x - west) * squeeze * scale, AIR + (north - y) * scale],
  };
}

function shapeMarks({ geometry, properties }: Feature, project: Project): Mark[] {
  const look = beatLooks[properties.word as BeatWord] ?? beatLooks['no-sensor'];
  const d = ringsOf(geometry?.coordinates)
    .map((ring) => `${pathOf(ring.map(project))}Z`)
    .join('');
  if (d === '') return [];
  return [
    {
      kind: 'path',
      d,
      stroke: ink.edge,
      width: properties.filled ? 1.2 : 2,
      ...(properties.filled ? { fill: look.light } : {}),
    },
  ];
}

/** Rings of a polygon or of several; a line or a point has none. */
function ringsOf(coordinates: unknown): Position[][] {
  if (!Array.isArray(coordinates)) return [];
  const [first] = coordinates;
  if (!Array.isArray(first)) return [];
  if (Array.isArray(first[0])) return coordinates.flatMap(ringsOf);
  return [positionsOf(coordinates)];
}

function nameMarks(place: Feature, project: Project, labels: ReadonlyMap<BeatWord, string>): Mark[] {
  const at = labelPointOf(place);
  if (!at) return [];
  const [x, y] = project(at);
  const name = String(place.properties.name ?? '');
  const word = labels.get(place.properties.word as BeatWord) ?? '';
  const half = Math.max(widthOf(name, 14), widthOf(word, 12)) / 2 + 4;
  return [
    {
      kind: 'path',
      d: `${pathOf([
        [x - half, y - 17],
        [x + half, y - 17],
        [x + half, y + 21],
        [x - half, y + 21],
      ])}Z`,
      fill: ink.paper,
    },
    textMark(name, { x, y, size: 14, bold: true, anchor: 'middle' }),
    textMark(word, { x, y: y + 16, size: 12, anchor: 'middle' }),
  ];
}

function legendOf(words: MapPicture['words'], sensorWord: string | undefined): LegendItem[] {
  return [
    ...words.map(
      ({ word, label }): LegendItem => ({
        text: label,
        as: 'box',
        look: { fill: beatLooks[word].light, stroke: ink.edge },
      }),
    ),
    ...(sensorWord === undefined ? [] : [{ text: sensorWord, as: 'point' as const, look: sensorLook }]),
  ];
}
