import { expect, test } from 'vitest';
import { parseArguments } from './options.ts';
import { writeReport } from './report.ts';
import type { Report } from './run.ts';

test('reads an address and its options', () => {
  const args =
    'http://a.example/v1.1/ --key k --json=out.json --mqtt mqtt://a.example --only request-data/top --wait 0.5'.split(
      ' ',
    );
  expect(parseArguments([...args, '--header', 'X-Tenant: one'])).toEqual({
    options: {
      url: 'http://a.example/v1.1',
      headers: { 'X-Tenant': 'one' },
      key: 'k',
      mqtt: 'mqtt://a.example',
      mqttUser: undefined,
      mqttPassword: undefined,
      only: 'request-data/top',
      waitSeconds: 0.5,
    },
    json: 'out.json',
    datastreamProperties: undefined,
    declared: undefined,
  });
});

test.each([
  [[], 'the address of the service root is missing'],
  [['ftp://a.example'], 'must start with http'],
  [['http://a', 'http://b'], 'one address is enough'],
  [['http://a', '--nothing', '1'], '--nothing is not an option'],
  [['http://a', '--key'], '--key needs a value'],
  [['http://a', '--wait', 'long'], '--wait must be a number of seconds'],
  [['http://a', '--header', 'X'], '--header must look like'],
])('says what is wrong with %j', (args, message) => {
  expect(() => parseArguments(args)).toThrow(message);
});

test('shows what was sent and received below a failure, and why something was skipped', () => {
  const requirement = { class: 'Pages', uri: 'http://www.opengis.net/spec/iot_sensing/1.1/req/request-data/top' };
  const report: Report = {
    url: 'http://a.example/v1.1',
    at: '2026-01-01T00:00:00.000Z',
    counts: { pass: 0, fail: 1, skipped: 1 },
    results: [
      { ...requirement, says: 'A.', outcome: 'fail', sent: 'GET Things', expected: '1', received: '2' },
      { ...requirement, says: 'B.', outcome: 'skipped', reason: 'no broker' },
    ],
    left: [],
  };
  const text = writeReport(report);
  expect(text).toMatch(/✗ request-data\/top +A\.\n +sent +GET Things\n +expected +1\n +received +2\n/);
  expect(text).toMatch(/– request-data\/top +B\.\n +no broker\n/);
  expect(text).toContain('0 pass, 1 fail, 1 skipped\nNot met:\n  request-data/top: not declared');
  const told = writeReport(report, { 'request-data/top': 'we have no top', 'request-data/skip': 'nor skip' });
  expect(told).toContain('Not met:\n  request-data/top: we have no top\nDeclared, but not found: request-data/skip');
});
