import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../packages/web/src/', import.meta.url));

/** What shows figures: a file that uses one offers its menu too, or stands below with its reason. */
const shows = /<(?:DataTable|BandFigure|WeekGrid|WeekLines|AnswerRanges|DistrictMap)\b/;
const offers = /<(?:SaveShare|TableFigure)\b/;

const keys = 'about keys, sessions or people, who stay in the page';
const within = 'a table beside a chart, whose menu holds the same numbers';
const singles = 'single reports of residents, which stay in the page for who may read them there';
const exceptions: Readonly<Record<string, string>> = {
  'people/MySessions.tsx': keys,
  'people/Passkeys.tsx': keys,
  'people/Organisations.tsx': keys,
  'people/PeoplePage.tsx': keys,
  'people/Purposes.tsx': keys,
  'lifecycle/Credentials.tsx': keys,
  'notices/SendingPage.tsx': 'what waits to be sent, to whom: numbers of people',
  'ui/charts/BandTable.tsx': within,
  'feeling/FeelingTable.tsx': within,
  'workbench/parts/DeviationTable.tsx': 'the page of the list offers the whole list',
  'workbench/parts/SensorTable.tsx': 'the page of the list offers the whole list',
  'workbench/parts/DistrictMapView.tsx': 'the page offers map and list together',
  'scores/ScoresTable.tsx': 'its part of the page offers all scores',
  'scores/SignalScoresTable.tsx': 'its part of the page offers all scores',
  'reports/ReportsTable.tsx': singles,
  'interpret/ExplanationsPage.tsx': 'a list of choices that the team maintains, no figure',
  'reports/CategoriesPage.tsx': 'a list of choices that the team maintains, no figure',
  'lifecycle/StageHistory.tsx': 'a history that stands in the register as well',
  'lifecycle/DeviceEvents.tsx': 'what devices said of themselves, for who repairs them',
  'lifecycle/Feeds.tsx': 'how feeds are set, no figure',
  'lifecycle/SumsPart.tsx': 'what was declared about sensors, no figure',
  'workbench/parts/EarlierImports.tsx': 'a list of links to imports; each offers its own report',
};

describe('figures of the workbench', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) =>
      path.endsWith('.tsx') &&
      !/^(ui\/gallery|ui\/components|ui\/charts\/[BW]\w+Figure|exports)\b/.test(path) &&
      !path.includes('.test.'),
  );
  const showing = files.filter((path) => shows.test(readFileSync(`${root}${path}`, 'utf8')));

  test('can all be saved and shared', () => {
    expect(showing.length).toBeGreaterThan(20);
    const missing = showing.filter(
      (path) => !offers.test(readFileSync(`${root}${path}`, 'utf8')) && !(path in exceptions),
    );
    expect(missing).toEqual([]);
  });

  test('no exception outlives its reason', () => {
    const stale = Object.keys(exceptions).filter(
      (path) => !showing.includes(path) || offers.test(readFileSync(`${root}${path}`, 'utf8')),
    );
    expect(stale.filter((path) => path !== 'people/Passkeys.tsx')).toEqual([]);
  });
});
