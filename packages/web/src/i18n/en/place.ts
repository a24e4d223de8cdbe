import type { Text } from '../nl.ts';
import { one } from '../plural.ts';

export const place: Text['place'] = {
  section: 'Places',
  since: (time) => `It has been like this since ${time}.`,
  choose: 'What do you want to see?',
  noDatastreams: 'Nothing is measured here yet',
  noDatastreamsText: 'There is no sensor with readings in this place yet.',
  latest: (age) => `measured ${age}`,
  shown: 'You see this one below',
  moreSeries: (n) => `Show ${one(n, 'more datastream', 'more datastreams')}`,
  learning: (days) =>
    days <= 0
      ? 'We are learning what is normal now.'
      : `${one(days, 'more day', 'more days')} of measuring, then we know what is normal.`,
  learned: (done, of) => `${done} of ${of} days measured`,
  chart: 'Measured and normal',
  per: (seconds) =>
    seconds % 3600 === 0
      ? seconds === 3600
        ? 'per hour'
        : `per ${seconds / 3600} hours`
      : seconds % 60 === 0
        ? seconds === 60
          ? 'per minute'
          : `per ${seconds / 60} minutes`
        : `per ${one(seconds, 'second', 'seconds')}`,
  inUnit: (unit) => `in ${unit}`,
  counted: (per) => `counted ${per}`,
  countsHidden: 'Small counts are hidden here.',
  statePurpose: 'Say what you need them for',
  chartOf: (name) => `Measured and normal: ${name}`,
  weekSentence: {
    highest: (hour, value) => `The highest hour was ${hour}: ${value}.`,
    higher: (hour, value) => `The largest difference was ${hour}: ${value} higher than normal.`,
    lower: (hour, value) => `The largest difference was ${hour}: ${value} lower than normal.`,
    same: 'This week was exactly as normal.',
    nothing: 'Nothing has been measured in this week yet.',
    nothingToCompare: 'There is nothing to compare yet.',
    hour: (day, from, to) => `${day} from ${from} to ${to}`,
  },
  period: 'Period',
  periods: { dag: 'Today', week: '7 days', maand: '4 weeks', jaar: 'A year' },
  oneDay: 'One day',
  previous: 'Previous period',
  next: 'Next period',
  nextReason: 'You already see the newest readings.',
  week: 'The week hour by hour',
  weekOf: (week, range) => `Week ${week}, ${range}`,
  weekChoice: 'Which week',
  previousWeek: 'Previous week',
  nextWeek: 'Next week',
  nextWeekReason: 'This is the newest week.',
  deviations: 'Deviations in this place',
  noDeviations: 'We have not seen deviations in this place.',
  toRhythms: 'See all rhythms side by side',
  toFeeling: 'What do people say here in questionnaires?',
  toReports: 'Report something, and what residents reported',
  toScores: 'How good were we at this place?',
  sensors: 'Sensors in this place',
  moreSensors: (n) => `Show ${one(n, 'more sensor', 'more sensors')}`,
  noSensors: 'There are no sensors in this place.',
  figures: 'Figures about this place',
  simulated: 'made up',
};
