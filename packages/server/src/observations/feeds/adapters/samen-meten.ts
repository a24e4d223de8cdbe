import { DAY, HOUR, MINUTE } from '@wijkritme/contract';
import type { QuestionFeed } from './adapter.ts';
import { rowsOf } from './rows-of.ts';

/** Observations of one datastream in an answer. */
const ROWS = 1_000;

/** Sensors of the Samen Meten portal of RIVM, over SensorThings; any other SensorThings server that names its properties alike. */
export const samenMetenFeed: QuestionFeed = {
  kind: 'question',
  id: 'samen-meten',
  name: { nl: 'RIVM Samen Meten', en: 'RIVM Samen Meten' },
  deviceType: 'samen-meten',
  origin: 'https://api-samenmeten.rivm.nl',
  source: 'https://samenmeten.nl/dataportaal/api-application-programming-interface',
  station: /^[A-Za-z0-9_-]{2,60}$/,
  stationExample: 'LTD_36534',
  needsKey: false,
  everyMs: HOUR / 2,
  mostMs: 7 * DAY,
  settleMs: 5 * MINUTE,
  request: ({ origin, station, from, to }) => {
    const time = `phenomenonTime ge ${new Date(from).toISOString()} and phenomenonTime lt ${new Date(to).toISOString()}`;
    const observations = `Observations($filter=${time};$orderby=phenomenonTime;$top=${ROWS};$select=phenomenonTime,result)`;
    const query = new URLSearchParams({
      $filter: `name eq '${station}'`,
      $expand: `Datastreams($expand=ObservedProperty($select=name),${observations})`,
    });
    // Not every server reads a plus as a space.
    const text = query.toString().replaceAll('+', '%20');
    return { url: `${origin}/v1.0/Things?${text}`, method: 'GET', headers: {} };
  },
  // Others have seen this server answer about another thing than the filter asked for.
  stationsIn: (answer) => rowsOf(answer, 'value').map(({ name }) => name),
};
