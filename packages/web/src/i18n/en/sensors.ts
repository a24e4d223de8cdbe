import type { Text } from '../nl.ts';
import { one } from '../plural.ts';

export const sensors: Text['sensors'] = {
  title: 'Sensors',
  intro: 'Here you see whether each sensor measures, and whether its passport is in order.',
  caption: 'All datastreams',
  sensor: 'Sensor',
  series: 'Datastream',
  status: 'State',
  last: 'Latest reading',
  passport: 'Passport',
  stored: 'Stored',
  refused: 'Refused',
  countsHint: 'Counting begins when the server starts.',
  never: 'never yet',
  empty: 'There are no sensors yet',
  emptyText: 'Connect a sensor or import a file. Then you see here how it is doing.',
  withoutPassport: 'Still without a passport',
  withoutPassportText: 'We keep no readings of these devices until there is a passport.',
  give: (name: string) => `Give a passport: ${name}`,
  identity: 'Identity',
  none: 'none',
  simulated: 'made up',
  place: 'Place',
  noPlace: 'no place yet',
  position: 'Position',
  all: 'All sensors',
  contradicts: 'contradicts neighbours',
  contradictsTitle: 'Contradicts its neighbours',
  attention: 'These sensors need attention',
  moreAttention: (n) => `Show ${one(n, 'more datastream', 'more datastreams')}`,
  search: 'Search by name or identifier',
  searchButton: 'Search',
  filters: 'Filters',
  allPassports: 'All passports',
  shown: (n, of) => (n === of ? `You see ${one(n, 'sensor', 'sensors')}.` : `You see ${n} of ${of} sensors.`),
  notFound: 'No sensors found',
  notFoundText: 'Nothing matches these filters. Clear the filters to see everything.',
  clear: 'Clear filters',
  more: 'Show more sensors',
  inRegister: 'Look at this sensor in the public sensor register',
  toChart: 'Look at the chart',
  degrees: (lat, lon) => `${lat}° north, ${lon}° east`,
  problems: (n) =>
    n === 0
      ? 'All datastreams work.'
      : n === 1
        ? 'Please note: 1 datastream does not measure well.'
        : `Please note: ${n} datastreams do not measure well.`,
};
