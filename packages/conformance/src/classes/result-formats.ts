import { expectSame, expectStatus, expectThat } from '../failure.ts';
import type { ConformanceClass } from '../requirement.ts';
import type { Entity } from '../server.ts';
import { linkOf, type Trial } from '../trial.ts';

/** Extensions beside the standard, tried where the root announces them. */
const CSV =
  'https://github.com/INSIDE-information-systems/SensorThingsAPI/blob/master/CSV-ResultFormat/CSV-ResultFormat.md';
const GEOJSON = 'https://fraunhoferiosb.github.io/FROST-Server/extensions/GeoJSON-ResultFormat.html';

export const resultFormats: ConformanceClass = {
  uri: CSV,
  name: 'Result formats (extensions)',
  requirements: [
    { uri: CSV, says: '$resultFormat=CSV answers a header and a line per entity.', check: checkCsv },
    { uri: GEOJSON, says: '$resultFormat=GeoJSON answers a feature collection.', check: checkGeoJson },
  ],
};

async function checkCsv(trial: Trial): Promise<void> {
  await trial.needs('CSV-ResultFormat');
  const { datastreams } = await trial.world();
  const path = `${linkOf(datastreams[0] ?? {})}/Observations?$select=phenomenonTime,result&$orderby=result&$resultFormat=CSV`;
  const answer = await trial.server.send('GET', path);
  expectStatus(answer, 200);
  const type = answer.headers.get('content-type') ?? '';
  expectThat(answer, type.includes('text/csv'), 'a content type of text/csv', type);
  const [header = '', ...lines] = answer.text.trim().split(/\r?\n/);
  expectSame(answer, ['phenomenonTime', 'result'], header.split(','), 'header');
  expectSame(
    answer,
    ['1', '2', '3'],
    lines.map((line) => line.split(',')[1]),
    'results',
  );
}

async function checkGeoJson(trial: Trial): Promise<void> {
  await trial.needs('GeoJSON');
  await trial.world();
  const own = [1, 2].map((mark) => `name eq '${trial.prefix} location ${mark}'`).join(' or ');
  const answer = await trial.get(`Locations?$filter=${encodeURIComponent(own)}&$resultFormat=GeoJSON&$orderby=name`);
  const { type, features } = answer.json as Entity;
  expectSame(answer, 'FeatureCollection', type, 'type');
  const list = Array.isArray(features) ? (features as Entity[]) : [];
  expectSame(
    answer,
    [
      [5.1, 52.1],
      [5.2, 52.2],
    ],
    list.map(({ geometry }) => (geometry as Entity | undefined)?.coordinates),
    'coordinates',
  );
}
