import { DAY, HOUR, MINUTE } from '@wijkritme/contract';
import type { QuestionFeed } from './adapter.ts';
import { rowsOf } from './rows-of.ts';

/** Hours of one station of the national and regional networks. It takes a week at most, page by page. */
export const luchtmeetnetFeed: QuestionFeed = {
  kind: 'question',
  id: 'luchtmeetnet',
  name: { nl: 'Luchtmeetnet', en: 'Luchtmeetnet' },
  deviceType: 'luchtmeetnet',
  origin: 'https://api.luchtmeetnet.nl',
  source: 'https://api-docs.luchtmeetnet.nl/',
  station: /^NL\d{2,6}$/,
  stationExample: 'NL49014',
  needsKey: false,
  everyMs: HOUR / 2,
  mostMs: 6 * DAY,
  settleMs: 20 * MINUTE,
  request: ({ origin, station, from, to, page }) => {
    const query = new URLSearchParams({
      start: new Date(from).toISOString(),
      end: new Date(to).toISOString(),
      page: String(page),
    });
    return { url: `${origin}/open_api/stations/${station}/measurements?${query}`, method: 'GET', headers: {} };
  },
  stationsIn: (answer) => rowsOf(answer, 'data').flatMap(({ station_number: number }) => number ?? []),
  pages: (answer) => {
    const { last_page: last } = (answer as { pagination?: { last_page?: unknown } } | null)?.pagination ?? {};
    return typeof last === 'number' && Number.isInteger(last) && last > 0 ? last : 1;
  },
};
