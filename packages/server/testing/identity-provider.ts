import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OidcProvider } from '@wijkritme/contract';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import Provider from 'oidc-provider';

export interface IdentityProvider {
  readonly issuer: string;
  /** As an installation would have it in OIDC_PROVIDERS. */
  readonly settings: OidcProvider;
  /** Once our own address is known. */
  open(ownUrl: string): void;
  /** A logout token with the provider's key; `change` spoils or completes it. */
  signLogout(change: {
    claims?: Record<string, unknown>;
    key?: CryptoKey;
    issuer?: string;
    audience?: string;
    ageSeconds?: number;
  }): Promise<string>;
  /** What people are called there; the groups can change between sign-ins. */
  readonly people: Map<string, { name: string; email?: string; groups: readonly string[] }>;
  stop(): Promise<void>;
}

const clientId = 'wijkritme-test';
const clientSecret = 'a-secret-for-tests-alone-0123456789';
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** A real provider (oidc-provider, certified) on a free port, with its own sign-in page, where any password will do. */
export async function startIdentityProvider(id = 'gemeente'): Promise<IdentityProvider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: 'test', alg: 'RS256', use: 'sig' };
  const people: IdentityProvider['people'] = new Map();
  const server = await listen();
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    people,
    settings: {
      id,
      name: 'Gemeente Demodam',
      issuer,
      clientId,
      clientSecret,
      organisation: { kind: 'municipality', name: `Gemeente via ${id}` },
      roles: [
        { claim: 'groups', value: 'ritme-analist', role: 'analyst' },
        { claim: 'groups', value: 'ritme-wijk', role: 'ward-officer', place: 'WK01' },
      ],
      allowHttp: true,
    },
    open: (ownUrl) => server.on('request', makeProvider({ issuer, id, ownUrl, jwk, people }).callback()),
    signLogout: ({ claims = {}, key = privateKey, issuer: as = issuer, audience = clientId, ageSeconds = 0 }) =>
      new SignJWT({ events: { [EVENT]: {} }, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'test', typ: 'logout+jwt' })
        .setIssuer(as)
        .setAudience(audience)
        .setIssuedAt(Math.floor(Date.now() / 1_000) - ageSeconds)
        .setJti(crypto.randomUUID())
        .sign(key),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

interface Making {
  readonly issuer: string;
  readonly id: string;
  readonly ownUrl: string;
  readonly jwk: object;
  readonly people: IdentityProvider['people'];
}

function makeProvider({ issuer, id, ownUrl, jwk, people }: Making): Provider {
  const base = `${ownUrl}/v1/oidc/${id}`;
  return new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${base}/callback`],
        backchannel_logout_uri: `${base}/logout`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [jwk] },
    cookies: { keys: ['for-tests-alone'] },
    claims: { openid: ['sub', 'sid'], profile: ['name', 'groups'], email: ['email'] },
    pkce: { required: () => true },
    // Its own guard lets no request go to this machine; here everything is on this machine.
    fetch: (address: string, { dispatcher: _, ...options }: RequestInit & { dispatcher?: unknown }) =>
      fetch(address, options),
    features: { backchannelLogout: { enabled: true }, devInteractions: { enabled: true } },
    findAccount: (_context: unknown, subject: string) => ({
      accountId: subject,
      claims: () => ({ sub: subject, ...people.get(subject) }),
    }),
  });
}

function listen(): Promise<Server> {
  const server = createServer();
  return new Promise((resolve) => server.listen(0, 'localhost', () => resolve(server)));
}
