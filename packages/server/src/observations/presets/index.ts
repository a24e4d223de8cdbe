import { WijkritmeError } from '@wijkritme/contract';
import { datex } from './datex.ts';
import { dublinNoise } from './dublin-noise.ts';
import { genericCsv } from './generic-csv.ts';
import { gentBicycles } from './gent-bicycles.ts';
import { leedsFootfall } from './leeds-footfall.ts';
import { melbournePedestrians } from './melbourne-pedestrians.ts';
import { parquet } from './parquet.ts';
import type { Preset } from './preset.ts';
import { sensorThings } from './sensorthings.ts';
import { telraamFrance } from './telraam-france.ts';
import { telraamMontreal } from './telraam-montreal.ts';

export const presets: readonly Preset[] = [
  gentBicycles,
  dublinNoise,
  leedsFootfall,
  melbournePedestrians,
  telraamFrance,
  telraamMontreal,
  genericCsv,
  parquet,
  sensorThings,
  datex,
];

export function findPreset(id: string): Preset | undefined {
  return presets.find((preset) => preset.id === id);
}

/** @throws WijkritmeError `preset_unknown` */
export function getPreset(id: string): Preset {
  const preset = findPreset(id);
  if (preset) return preset;
  const known = presets.map((p) => p.id).join(', ');
  throw new WijkritmeError('preset_unknown', {
    nl: `Er is geen importvorm “${id}”. Kies uit: ${known}.`,
    en: `There is no import preset "${id}". Choose one of: ${known}.`,
  });
}
