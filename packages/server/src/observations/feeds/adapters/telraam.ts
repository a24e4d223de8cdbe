import { DAY, HOUR, MINUTE } from '@wijkritme/contract';
import type { QuestionFeed } from './adapter.ts';

/** Hours of one segment, through the API that Telraam gives with a key. */
export const telraamFeed: QuestionFeed = {
  kind: 'question',
  id: 'telraam',
  name: { nl: 'Telraam', en: 'Telraam' },
  deviceType: 'telraam',
  origin: 'https://telraam-api.net',
  source: 'https://documenter.getpostman.com/view/8210376/TWDRqyaV',
  station: /^\d{6,12}$/,
  stationExample: '9000001234',
  needsKey: true,
  everyMs: HOUR / 2,
  mostMs: 28 * DAY,
  settleMs: 20 * MINUTE,
  request: ({ origin, station, key = '', from, to }) => ({
    url: `${origin}/v1/reports/traffic`,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key },
    body: JSON.stringify({
      level: 'segments',
      format: 'per-hour',
      id: station,
      time_start: moment(from),
      time_end: moment(to),
    }),
  }),
};

/** 2026-11-20 09:00:00Z */
const moment = (time: number) => `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')}Z`;
