import type { FastifyRequest } from 'fastify';
import type { Config } from '../../foundation/config.ts';

const plainHost = /^[\w.\-:[\]]{1,255}$/;

/**
 * Address of the service root that links start with, for example `http://localhost:8080/v1.1`. The host comes from the
 * request, so only what can be one is let through.
 */
export function createBaseUrl(config: Config): (request: FastifyRequest, version: string) => string {
  let lastHost = '';
  return (request, version) => {
    if (config.publicUrl) return `${config.publicUrl}/${version}`;
    const host = request.headers.host ?? '';
    if (host !== lastHost) {
      if (!plainHost.test(host) || !URL.canParse(`http://${host}`)) return `/${version}`;
      lastHost = host;
    }
    return `${request.protocol}://${host}/${version}`;
  };
}
