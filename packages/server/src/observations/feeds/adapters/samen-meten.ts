import { DAY, HOUR, MINUTE } from '@wijkritme/contract';
import { readsSamenMeten } from '../../../sensors/index.ts';
import type { QuestionFeed } from './adapter.ts';
import { rowsOf } from './rows-of.ts';
import { walkThing } from './sensor-things-steps.ts';

/**
 * Sensors of the Samen Meten portal of RIVM, over SensorThings; any other SensorThings server that names its properties alike. Asked step by step:
 * that server (GOST) knows no filter inside an $expand, and says 504 where a datastream has nothing to say, after half a minute.
 */
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
  // One datastream may fail while the others are read: there is time to ask it again.
  overlapMs: 2 * DAY,
  request: ({ origin, station }) => ({
    url: `${origin}/v1.0/Things?$filter=${encodeURIComponent(`name eq '${station}'`)}`,
    method: 'GET',
    headers: {},
  }),
  // Others have seen this server answer about another thing than the filter asked for.
  stationsIn: (answer) => rowsOf(answer, 'value').map(({ name }) => name),
  follow: (answer, question, ask) => walkThing(answer, question, { ask, wants: readsSamenMeten }),
};
