import type { FeatureCollection } from '@wijkritme/contract';

type Position = [number, number];
const COLOURS: Record<string, string> = { land: '#f3efe6', water: '#a9cfe3', green: '#cfe3b8', building: '#d9c3ad' };
const USES: Record<string, string> = {
  church: '#a9745a',
  school: '#e0a95f',
  station: '#8a8fa8',
  office: '#c4c4d4',
  shop: '#e3b99a',
  warehouse: '#bfb09e',
  flat: '#cdb7b7',
  'town-hall': '#a9745a',
  mill: '#7a5a44',
};

/** The city as an SVG text, to look at; `box` is west, south, east, north in degrees. */
export function drawCity(
  layers: readonly (readonly [string, FeatureCollection])[],
  box: readonly number[],
  widthPx: number,
  dots: readonly Position[] = [],
  rings: readonly Position[][] = [],
): string {
  const [west = 0, south = 0, east = 0, north = 0] = box;
  const squeeze = Math.cos((south * Math.PI) / 180);
  const scale = widthPx / ((east - west) * squeeze);
  const metre = scale / 111_320;
  const height = Math.round((north - south) * scale);
  const xy = ([lon, lat]: Position) =>
    `${((lon - west) * squeeze * scale).toFixed(1)},${((north - lat) * scale).toFixed(1)}`;
  const d = (rings: Position[][]) => rings.map((ring) => `M${ring.map(xy).join('L')}Z`).join('');
  const parts: string[] = [];
  for (const [kind, collection] of layers) {
    for (const { geometry, properties } of collection.features) {
      if (!geometry) continue;
      const c = geometry.coordinates;
      if (geometry.type === 'Polygon') {
        const fill =
          properties.kind === 'square'
            ? '#e9dfcc'
            : properties.kind === 'field'
              ? '#dbe8c6'
              : (USES[String(properties.use)] ?? COLOURS[kind]);
        parts.push(
          `<path d="${d(c as Position[][])}" fill="${fill}" fill-rule="evenodd"${kind === 'building' ? ' stroke="#a58d77" stroke-width=".4"' : ''}/>`,
        );
      } else if (geometry.type === 'LineString') {
        const points = (c as Position[]).map(xy).join(' ');
        const w = kind === 'rail' ? 1.4 : Number(properties.width);
        if (kind === 'road')
          parts.push(
            `<polyline points="${points}" fill="none" stroke="#cbbfae" stroke-width="${((w + 1.6) * metre).toFixed(2)}"/>`,
          );
        parts.push(
          `<polyline points="${points}" fill="none" stroke="${kind === 'rail' ? '#777' : properties.kind === 'main' ? '#fff3c4' : '#fff'}" stroke-width="${(w * metre).toFixed(2)}"/>`,
        );
      } else
        parts.push(
          `<circle cx="${xy(c as Position).split(',')[0]}" cy="${xy(c as Position).split(',')[1]}" r="${(2.6 * metre).toFixed(2)}" fill="#86b56b" opacity=".8"/>`,
        );
    }
  }
  for (const ring of rings) parts.push(`<path d="${d([ring])}" fill="none" stroke="#b0307a" stroke-dasharray="6 4"/>`);
  for (const dot of dots)
    parts.push(
      `<circle cx="${xy(dot).split(',')[0]}" cy="${xy(dot).split(',')[1]}" r="5" fill="#1b5fd0" stroke="#fff"/>`,
    );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${height}"><rect width="100%" height="100%" fill="#eee"/>${parts.join('')}</svg>`;
}
