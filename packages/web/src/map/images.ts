import { type BeatPattern, type BeatShape, beatLooks, beatWords, mapColours, type Theme } from './colours.ts';

const SIZE = 22;
const RATIO = 2;
type Draw = (context: CanvasRenderingContext2D) => void;

/** Icons and patterns are drawn here instead of in a sprite file: nothing to fetch, and dark mode for free. */
export function imagesOf(theme: Theme): { name: string; image: ImageData; pixelRatio: number }[] {
  const { ink, paper } = mapColours[theme];
  const beats = beatWords.map((word) => ({
    name: `beat-${word}`,
    image: render(SIZE, shapeOf(beatLooks[word].shape, ink, beatLooks[word][theme], paper)),
    pixelRatio: RATIO,
  }));
  const patterns = (['stripes', 'grid', 'dots', 'none'] as const).map((pattern) => ({
    name: `pattern-${pattern}`,
    image: render(8, patternOf(pattern, ink)),
    pixelRatio: RATIO,
  }));
  return [
    ...beats,
    ...patterns,
    { name: 'sensor', image: render(16, sensorOf(ink, paper, false)), pixelRatio: RATIO },
    { name: 'sensor-silent', image: render(16, sensorOf(ink, paper, true)), pixelRatio: RATIO },
  ];
}

function render(size: number, draw: Draw): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = size * RATIO;
  canvas.height = size * RATIO;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser has no 2D canvas');
  context.scale(RATIO, RATIO);
  draw(context);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** The outline of each word, in a box of 22: also used by the legend, so that both always look alike. */
export const shapePaths: Record<BeatShape, string> = {
  circle: 'M11 4a7 7 0 1 0 .01 0z',
  ring: 'M11 4a7 7 0 1 0 .01 0zM11 8a3 3 0 1 1-.01 0z',
  square: 'M5 5h12v12H5z',
  triangle: 'M11 3.5l8 14H3z',
  'double-triangle': 'M11 1.5l6.5 9h-13zM11 10l6.5 9h-13z',
  diamond: 'M11 2l9 9-9 9-9-9z',
  dots: 'M4 9a2 2 0 1 0 .01 0zM11 9a2 2 0 1 0 .01 0zM18 9a2 2 0 1 0 .01 0z',
  cross: 'M6 3.5l5 5 5-5 2.5 2.5-5 5 5 5-2.5 2.5-5-5-5 5-2.5-2.5 5-5-5-5z',
};

/** Sensors, in a box of 16. */
export const sensorPaths = { measuring: 'M8 3a5 5 0 1 0 .01 0z', silent: 'M8 1.5L14.5 8 8 14.5 1.5 8z' };

function shapeOf(shape: BeatShape, ink: string, fill: string, paper: string): Draw {
  return (context) => {
    const path = new Path2D(shapePaths[shape]);
    context.lineJoin = 'round';
    context.lineWidth = 4;
    context.strokeStyle = paper;
    context.stroke(path);
    context.fillStyle = shape === 'dots' || shape === 'cross' ? ink : fill;
    context.fill(path);
    context.lineWidth = 1.6;
    context.strokeStyle = ink;
    context.stroke(path);
  };
}

function patternOf(pattern: BeatPattern, ink: string): Draw {
  return (context) => {
    context.globalAlpha = 0.45;
    context.strokeStyle = ink;
    context.fillStyle = ink;
    context.lineWidth = 0.9;
    if (pattern === 'stripes') context.stroke(new Path2D('M-2 2L2-2M-2 10L10-2M6 10l4-4'));
    if (pattern === 'grid') context.stroke(new Path2D('M-2 2L2-2M-2 10L10-2M6 10l4-4M-2 6l4 4M-2-2l12 12M6-2l4 4'));
    if (pattern === 'dots') context.fill(new Path2D('M2 1a1 1 0 1 0 .01 0zM6 5a1 1 0 1 0 .01 0z'));
  };
}

function sensorOf(ink: string, paper: string, silent: boolean): Draw {
  return (context) => {
    const path = new Path2D(silent ? sensorPaths.silent : sensorPaths.measuring);
    context.fillStyle = silent ? paper : ink;
    context.strokeStyle = silent ? ink : paper;
    context.lineWidth = 1.6;
    context.fill(path);
    context.stroke(path);
    context.fillStyle = silent ? ink : paper;
    context.fill(new Path2D(silent ? 'M7.2 4.5h1.6v4.4H7.2zM7.2 10h1.6v1.6H7.2z' : 'M8 6.2a1.8 1.8 0 1 0 .01 0z'));
  };
}
