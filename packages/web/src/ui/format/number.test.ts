import { describe, expect, it } from 'vitest';
import { formatDifference, formatFixed, formatNumber, formatReading } from './number.ts';

const space = '\u00a0';

describe('formatNumber', () => {
  it.each([
    [1234567.89, undefined, '1.234.567,9'],
    [58.8, 'dB', `58,8${space}dB`],
    [12, '%', '12%'],
    [0.256, undefined, '0,26'],
    [0, undefined, '0'],
    [-0, undefined, '0'],
    [-3.14, '°C', `-3,1${space}°C`],
  ])('writes %s %s as Dutch', (value, unit, text) => {
    expect(formatNumber(value, 'nl', unit)).toBe(text);
  });

  it('writes English numbers', () => {
    expect(formatNumber(1234.56, 'en', 'dB')).toBe(`1,234.6${space}dB`);
  });
});

describe('formatReading', () => {
  it('says a missing reading in words, and zero as zero', () => {
    expect(formatReading(null, 'nl', { noReading: 'geen meting' })).toBe('geen meting');
    expect(formatReading(0, 'nl', { noReading: 'geen meting', unit: 'dB' })).toBe(`0${space}dB`);
  });
});

describe('formatDifference and formatFixed', () => {
  it('show the sign, but not of zero', () => {
    expect([3.21, -3.21, 0].map((value) => formatDifference(value, 'nl'))).toEqual(['+3,2', '−3,2', '0']);
  });

  it('keep the number of decimals', () => {
    expect([1, -0.04].map((value) => formatFixed(value, 'nl', { digits: 1, signed: true }))).toEqual(['+1,0', '0,0']);
  });
});
