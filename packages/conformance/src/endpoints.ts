import { requirement } from './requirement.ts';
import type { Trial } from './trial.ts';

/** Requirements over MQTT, for each of which the root says where (OGC 18-088, 9.1). */
export const endpointNames = [
  'receive-updates-via-mqtt/receive-updates',
  'create-observations-via-mqtt/observations-creation',
] as const;

type Settings = Readonly<Record<string, { readonly endpoints?: unknown } | undefined>>;

/** What the root says of where one of them is served: a list of addresses, if it is right. */
export async function endpointsOf(trial: Trial, name: (typeof endpointNames)[number]): Promise<unknown> {
  const { json } = await trial.root();
  const { serverSettings } = (json ?? {}) as { serverSettings?: Settings };
  return serverSettings?.[requirement(name)]?.endpoints;
}

/** What MQTT can connect to. */
export function isBroker(url: unknown): url is string {
  return typeof url === 'string' && /^(mqtts?|wss?|tcp|ssl):\/\//.test(url) && URL.canParse(url);
}
