import { DAY } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { plantedOddities } from './oddities.ts';
import { plantedReports } from './reports.ts';

const births = Array.from({ length: 21 }, (_, hours) => Date.parse('2026-11-22T21:20:00Z') + hours * 8 * 3_600_000);

test('reports lie before the birth, and each is told apart', () => {
  for (const birth of births) {
    const reports = plantedReports(birth);
    expect(reports.every(({ from, until }) => from < until && until <= birth && from > birth - 28 * DAY)).toBe(true);
    expect(new Set(reports.map(({ number }) => number)).size).toBe(reports.length);
    expect(plantedReports(birth)).toEqual(reports);
  }
});

test('some lie beside what was planted, and three where nothing was', () => {
  for (const birth of births) {
    const oddities = plantedOddities(birth).filter(({ kind }) => kind === 'higher');
    const isBeside = (report: ReturnType<typeof plantedReports>[number]) =>
      oddities.some(
        ({ placeCode, from, to = birth }) =>
          placeCode === report.placeCode && report.from >= from && report.from <= to + DAY / 24,
      );
    const reports = plantedReports(birth);
    expect(reports.filter(isBeside).length).toBeGreaterThanOrEqual(10);
    expect(reports.filter((one) => !isBeside(one)).map(({ placeCode }) => placeCode)).toEqual([
      'DD0101',
      'DD0101',
      'DD0101',
    ]);
  }
});
