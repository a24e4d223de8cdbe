import type { SummariesText } from './texts-nl.ts';

export const summariesEn: SummariesText = {
  title: 'Save figures as a file',
  intro: 'Per interval you get the number of readings, the coverage, the mean and what was normal. A gap stays empty.',
  what: 'Which measurements?',
  one: (name) => `Only ${name}`,
  all: (place) => `Everything of ${place}`,
  interval: 'Per',
  intervals: { quarter: 'quarter of an hour', hour: 'hour', day: 'day', week: 'week', month: 'month', year: 'year' },
  from: 'From',
  to: 'Up to and including',
  format: 'File',
  formats: { 'csv-excel': 'Dutch Excel (semicolon)', csv: 'CSV (ISO)' },
  also: 'Also',
  middle: 'the middle and the extremes (takes longer)',
  order: 'The first day lies after the last day. Choose another day.',
  long: 'Choose five years at most.',
  save: 'Save the file',
};
