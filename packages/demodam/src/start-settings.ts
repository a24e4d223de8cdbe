import type { DemodamOptions } from './options.ts';

export type Settings = Pick<DemodamOptions, 'baseUrl' | 'key' | 'mqttUrl' | 'seed'>;

/**
 * Environment → settings.
 * @throws Error that names the setting that is missing or wrong
 */
export function envToSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const needed = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`${name} is missing`);
    return value;
  };
  const seed = env.DEMODAM_SEED ? Number(env.DEMODAM_SEED) : undefined;
  if (seed !== undefined && !Number.isInteger(seed)) {
    throw new Error(`DEMODAM_SEED=${env.DEMODAM_SEED} must be a whole number`);
  }
  return {
    baseUrl: needed('WIJKRITME_URL').replace(/\/$/, ''),
    key: needed('WIJKRITME_KEY'),
    mqttUrl: needed('WIJKRITME_MQTT_URL'),
    ...(seed === undefined ? {} : { seed }),
  };
}
