import type { DemodamOptions } from './options.ts';

export type Settings = Pick<DemodamOptions, 'baseUrl' | 'key' | 'mqttUrl' | 'seed' | 'longWeeks'>;

/** So many that one can plan a measure and read beforehand how much of an effect can be seen; a measure of eight weeks asks 32. */
const LONG_WEEKS = 34;

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
  const longWeeks = Number(env.DEMODAM_LONG_WEEKS ?? LONG_WEEKS);
  if (!(longWeeks >= 0)) throw new Error(`DEMODAM_LONG_WEEKS=${env.DEMODAM_LONG_WEEKS} must be a number of weeks`);
  return {
    baseUrl: needed('WIJKRITME_URL').replace(/\/$/, ''),
    key: needed('WIJKRITME_KEY'),
    mqttUrl: needed('WIJKRITME_MQTT_URL'),
    longWeeks,
    ...(seed === undefined ? {} : { seed }),
  };
}
