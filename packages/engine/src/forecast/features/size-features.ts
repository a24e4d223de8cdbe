import type { FeatureGroup } from './aim.ts';

/** How large and how steady the series is here, in sizes, so that series can be learned together. */
export const sizeFeatures: FeatureGroup = {
  names: ['level', 'usualAboveLevel', 'spread', 'series'],
  write({ of, size, slot, origin, perDay, series }, out, at) {
    const level = of.level[Math.floor(origin / perDay)] as number;
    out[at] = level / size;
    out[at + 1] = ((of.usual[slot] as number) - level) / size;
    out[at + 2] = (of.spread[slot] as number) / size;
    out[at + 3] = series;
  },
};
