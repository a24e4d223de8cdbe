import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addReading } from '../readings.ts';
import { type Batch, createBatch } from './batch.ts';
import { orderBySeries } from './order-by-series.ts';

const rows = fc.array(fc.record({ series: fc.integer({ min: 1, max: 6 }), value: fc.double() }), { maxLength: 60 });

it('keeps every row whole, and those of a series in the order of the file', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const batch = createBatch();
      given.forEach(({ series, value }, i) => {
        addReading(batch.readings, series, 1_000 * i, value, i % 2 === 0 ? 1_000 * i + 5 : Number.NaN);
        batch.line[i] = i + 2;
        batch.column[i] = i % 3;
      });
      const before = rowsOf(batch);
      orderBySeries(batch);
      const after = rowsOf(batch);
      const order = [...new Set(before.map(({ series }) => series))];
      expect(after).toEqual(order.flatMap((series) => before.filter((row) => row.series === series)));
    }),
  );
});

function rowsOf({ readings, line, column }: Batch) {
  return Array.from({ length: readings.count }, (_, i) => ({
    series: readings.datastream[i],
    time: readings.time[i],
    value: readings.value[i],
    resultTime: readings.resultTime[i],
    line: line[i],
    column: column[i],
  }));
}
