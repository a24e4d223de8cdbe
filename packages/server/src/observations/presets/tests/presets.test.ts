import { expect, it } from 'vitest';
import { findPreset, getPreset, presets } from '../index.ts';

it('has presets with an id of their own', () => {
  expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  for (const preset of presets) expect(findPreset(preset.id)).toBe(preset);
});

it('names the presets there are', () => {
  expect(findPreset('nothing')).toBeUndefined();
  expect(() => getPreset('nothing')).toThrow(/^preset_unknown: .*gent-bicycles/);
});
