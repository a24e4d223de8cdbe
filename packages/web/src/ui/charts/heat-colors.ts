type Rgb = readonly [number, number, number];

/** Quiet to busy: one hue, so that it reads in greyscale. */
const sequential: readonly Rgb[] = [
  [241, 247, 248],
  [158, 203, 212],
  [58, 134, 150],
  [10, 66, 79],
];
/** Lower to higher: blue over grey-white to orange; both ends equally dark. */
const diverging: readonly Rgb[] = [
  [23, 78, 148],
  [137, 180, 222],
  [244, 244, 241],
  [240, 178, 108],
  [166, 80, 6],
];

function interpolate(stops: readonly Rgb[], share: number): Rgb {
  const place = Math.min(Math.max(share, 0), 1) * (stops.length - 1);
  const i = Math.min(Math.floor(place), stops.length - 2);
  const [a, b] = [stops[i]!, stops[i + 1]!];
  const mix = (k: 0 | 1 | 2) => Math.round(a[k] + (b[k] - a[k]) * (place - i));
  return [mix(0), mix(1), mix(2)];
}

/** Relative luminance [WCAG 2.2, 1.4.3]. */
export function luminance(color: Rgb): number {
  const [r, g, b] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number]; // NOTE: three parts in, three out
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]; // NOTE: two in, two out
  return (light + 0.05) / (dark + 0.05);
}

export type CellColors = { backgroundColor: string; color: '#000' | '#fff' };

/** Pure black or pure white: of these two one always reaches 4.5 : 1. */
function toCell(background: Rgb): CellColors {
  const color = contrast(background, [0, 0, 0]) >= contrast(background, [255, 255, 255]) ? '#000' : '#fff';
  return { backgroundColor: `rgb(${background.join(' ')})`, color };
}

/** @param share 0 for the lowest, 1 for the highest value */
export const sequentialCell = (share: number): CellColors => toCell(interpolate(sequential, share));

/** @param share -1 for far lower, 0 for the same, 1 for far higher */
export const divergingCell = (share: number): CellColors => toCell(interpolate(diverging, (share + 1) / 2));
