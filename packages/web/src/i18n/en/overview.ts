import type { Text } from '../nl.ts';
import { one } from '../plural.ts';

export const overview: Text['overview'] = {
  title: 'Overview',
  heading: (name) => `How is ${name} now?`,
  allUsual: (n) => (n === 1 ? 'This place is as usual now.' : `All ${n} places are as usual now.`),
  some: (n, of, names) => `${n} of the ${of} places ${n === 1 ? 'is' : 'are'} different from normal now: ${names}.`,
  nothingYet: 'We do not know yet what is normal here.',
  silent: (n) => `In ${one(n, 'place', 'places')} a sensor is silent.`,
  implausible: (n) => `In ${one(n, 'place', 'places')} a sensor gives values that cannot be right.`,
  learning: (n) => `In ${one(n, 'place', 'places')} we are still learning what is normal.`,
  and: 'and',
  others: (n) => one(n, 'other place', 'other places'),
  view: 'Map or list',
  map: 'Map',
  list: 'List',
  places: 'Places',
  newest: 'Newest deviations',
  allDeviations: 'All deviations',
  noDeviations: 'No deviations',
  noDeviationsText: 'We have not seen anything different from normal yet.',
  signals: 'Deviations that belong together',
  allSignals: 'All signals',
  emptyTitle: 'There are no places yet',
  emptyText:
    'A place is a neighbourhood, street or area on the map. Add your own neighbourhoods, or start with the sample district Demodam.',
  emptyOwn: 'Read your own neighbourhoods',
  emptySample: 'Start with the sample district',
  emptyAction: 'Import readings',
  newHere: 'Are you here for the first time?',
  firstSteps: 'Take the first steps',
};

export const map: Text['map'] = {
  label: (name) => `Map of ${name}`,
  hint: 'Move the map with the arrow keys. Zoom with plus and minus. Choose a place in the list.',
  legend: 'What the map shows',
  sensor: 'sensor',
  sensorSilent: 'sensor without readings',
  loading: 'The map is on its way',
  failed: 'The map does not work in this browser. The list shows the same places.',
  attribution: 'Source of the map',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  scrollHint: 'Hold Ctrl or ⌘ and scroll to zoom',
  touchHint: 'Move the map with two fingers',
};
