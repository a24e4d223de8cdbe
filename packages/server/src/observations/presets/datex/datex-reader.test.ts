import fc from 'fast-check';
import { expect, it } from 'vitest';
import { getPreset } from '../index.ts';
import { Collector, openText } from '../tests/collect.ts';

const open = (mapping?: unknown) => {
  const found = new Collector();
  return { found, reader: openText(getPreset('datex-ii'), found, { fileName: 'ndw.xml', mapping }) };
};
const publication = (supplier: string, measurements: string) => `<?xml version="1.0"?>
<d2LogicalModel xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
 <exchange><supplierIdentification><country>nl</country><nationalIdentifier>${supplier}</nationalIdentifier></supplierIdentification></exchange>
 <payloadPublication>${measurements}</payloadPublication></d2LogicalModel>`;
const flow = (site: string, rate: string, attributes = '') => `<siteMeasurements>
  <measurementSiteReference id="${site}" version="1"/><measurementTimeDefault>2026-11-20T10:00:00Z</measurementTimeDefault>
  <measuredValue index="1"><measuredValue><basicData xsi:type="TrafficFlow"><vehicleFlow ${attributes}><vehicleFlowRate>${rate}</vehicleFlowRate></vehicleFlow></basicData></measuredValue></measuredValue>
</siteMeasurements>`;
const verdicts = (text: string, mapping?: unknown) => {
  const { found, reader } = open(mapping);
  reader.push(text);
  reader.end();
  return found.entries.map(([, , verdict, what]) => [verdict, what]);
};

it('does not guess over how long was counted', () => {
  expect(verdicts(publication('ANDER', flow('S1', '120')))).toEqual([
    ['refused', expect.stringContaining('how many seconds')],
  ]);
  expect(verdicts(publication('ANDER', flow('S1', '120')), { periodSeconds: 300 })).toEqual([
    ['stored', 'datex:ander:s1/index-1-v1 2026-11-20T10:00:00.000Z 10'],
  ]);
});

it('reads the chosen sites alone', () => {
  const text = publication('NLNDW', flow('S1', '60') + flow('S2', '120') + flow('S3', '180'));
  expect(verdicts(text, { sites: ['S2'] })).toEqual([
    ['stored', 'datex:nlndw:s2/index-1-v1 2026-11-20T10:00:00.000Z 2'],
  ]);
});

it('says to choose where there are very many sites', () => {
  const many = Array.from({ length: 2_001 }, (_, at) => flow(`S${at}`, '60')).join('');
  expect(() => verdicts(publication('NLNDW', many))).toThrow(/^file_unreadable: .*2000.*sites/);
  expect(verdicts(publication('NLNDW', many), { sites: ['S7'] })).toHaveLength(1);
});

it.each([[{ sites: [] }], [{ site: ['x'] }], [{ periodSeconds: 0 }]])('refuses the mapping %j', (mapping) => {
  expect(() => open(mapping)).toThrow(/^invalid_input/);
});

it('names file and line of what is no XML', () => {
  expect(() => verdicts('<?xml version="1.0"?>\n<a>\n</b>')).toThrow(/^file_unreadable: Line 3: ndw\.xml/);
});

it('never makes a number of a value that its source doubts', () => {
  const doubt = fc.constantFrom(
    'numberOfInputValuesUsed="0"',
    'numberOfInputValuesUsed="x"',
    'standardDeviation="?"',
    'dataError="true"',
  );
  fc.assert(
    fc.property(doubt, fc.oneof(fc.nat(9_000).map(String), fc.constant('-1')), (attributes, rate) => {
      const [[verdict] = []] = verdicts(publication('NLNDW', flow('S1', rate, attributes)));
      expect(verdict === 'gap' || verdict === 'refused').toBe(true);
    }),
    { numRuns: 50 },
  );
});

it('hands on one verdict per value, whatever the value says', () => {
  const text = fc.string({ unit: fc.constantFrom('1', '9', '-', '.', 'e', ' ', 'N', 'a'), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (rates) => {
      expect(verdicts(publication('NLNDW', rates.map((rate) => flow('S1', rate)).join('')))).toHaveLength(rates.length);
    }),
    { numRuns: 50 },
  );
});
