import type { Context } from '../../foundation/context.ts';

const loopback = /^(localhost|127\.[\d.]+|\[?::1\]?)$/;

/**
 * Where MQTT is spoken, for who asks by this address: the host that they reached, or that PUBLIC_URL names, with the ports that are open.
 * A server that listens on its own machine alone names none to who comes from elsewhere, through a proxy.
 */
export function mqttEndpoints(
  { config, mqtt }: { config: Pick<Context['config'], 'host'>; mqtt: Pick<Context['mqtt'], 'port' | 'tlsPort'> },
  base: string,
): string[] {
  if (!URL.canParse(base)) return [];
  const { hostname } = new URL(base);
  if (loopback.test(config.host) && !loopback.test(hostname)) return [];
  return [
    ...(mqtt.port > 0 ? [`mqtt://${hostname}:${mqtt.port}`] : []),
    ...(mqtt.tlsPort > 0 ? [`mqtts://${hostname}:${mqtt.tlsPort}`] : []),
  ];
}
