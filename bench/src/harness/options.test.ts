import { expect, test } from 'vitest';
import { parseOptions, wants } from './options.ts';

test('defaults measure everything at full size', () => {
  const options = parseOptions([]);
  expect(options).toMatchObject({ only: [], scale: 1, minutes: 3, install: false, browser: true });
  expect(wants(options, 'mqtt')).toBe(true);
});

test('a choice, and a size that cannot be', () => {
  const options = parseOptions(['--only', 'mqtt,file', '--no-browser', '--scale', '0.1']);
  expect([wants(options, 'mqtt'), wants(options, 'single'), options.browser, options.scale]).toEqual([
    true,
    false,
    false,
    0.1,
  ]);
  expect(() => parseOptions(['--scale', '0'])).toThrow('--scale');
  expect(parseOptions(['--store', 'postgresql']).store).toBe('postgresql');
  expect(() => parseOptions(['--store', 'sqlite'])).toThrow('sqlite');
});
