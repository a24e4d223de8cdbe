import type { Context } from '../../foundation/context.ts';

const loopback = /^(localhost|127\.[\d.]+|\[?::1\]?)$/;

interface Parts {
  readonly config: Pick<Context['config'], 'host'>;
  readonly mqtt: Pick<Context['mqtt'], 'port' | 'tlsPort' | 'webSocketPath'>;
}

/**
 * Where MQTT is spoken, for who asks by this address: the host that they reached, or that PUBLIC_URL names, with the ports that are open.
 * A server that listens on its own machine alone names no ports to who comes from elsewhere, through a proxy; what goes over HTTP goes through that.
 */
export function mqttEndpoints({ config, mqtt }: Parts, base: string): string[] {
  if (!URL.canParse(base)) return [];
  const { hostname, protocol, host } = new URL(base);
  const scheme = protocol === 'https:' ? 'wss' : 'ws';
  const besideHttp = mqtt.webSocketPath === undefined ? [] : [`${scheme}://${host}${mqtt.webSocketPath}`];
  if (loopback.test(config.host) && !loopback.test(hostname)) return besideHttp;
  return [
    ...(mqtt.port > 0 ? [`mqtt://${hostname}:${mqtt.port}`] : []),
    ...(mqtt.tlsPort > 0 ? [`mqtts://${hostname}:${mqtt.tlsPort}`] : []),
    ...besideHttp,
  ];
}
