import { type OidcProvider, WijkritmeError } from '@wijkritme/contract';
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { allowInsecureRequests, ClientSecretBasic, type Configuration, discovery } from 'openid-client';

/** A provider as it describes itself, and its keys. */
export interface FoundProvider {
  readonly settings: OidcProvider;
  readonly configuration: Configuration;
  readonly keys: JWTVerifyGetKey;
}

const TIMEOUT_SECONDS = 10;

/** Asks each provider once who it is, when it is needed first; a provider that is away is asked again next time. */
export class Providers {
  readonly #settings: ReadonlyMap<string, OidcProvider>;
  readonly #found = new Map<string, Promise<FoundProvider>>();

  constructor(providers: readonly OidcProvider[]) {
    this.#settings = new Map(providers.map((provider) => [provider.id, provider]));
  }

  /** @throws WijkritmeError not_found, unavailable */
  async get(id: string): Promise<FoundProvider> {
    const settings = this.#settings.get(id);
    if (!settings)
      throw new WijkritmeError('not_found', {
        nl: 'Er is hier geen aanbieder met deze naam. Kies er een op de pagina om aan te melden.',
        en: 'There is no provider of this name here. Choose one on the page for signing in.',
      });
    const known = this.#found.get(id);
    if (known) return known;
    const finding = discover(settings);
    this.#found.set(id, finding);
    return finding.catch(() => {
      this.#found.delete(id);
      throw new WijkritmeError(
        'unavailable',
        {
          nl: `De aanbieder ${id} antwoordt niet. Probeer het zo opnieuw, of vraag uw beheerder.`,
          en: `The provider ${id} does not answer. Try again in a moment, or ask your administrator.`,
        },
        { retryAfterSeconds: 10 },
      );
    });
  }
}

async function discover(settings: OidcProvider): Promise<FoundProvider> {
  const { issuer, clientId, clientSecret, allowHttp } = settings;
  const configuration = await discovery(new URL(issuer), clientId, undefined, ClientSecretBasic(clientSecret), {
    timeout: TIMEOUT_SECONDS,
    // The settings allow it for http alone, and never by default.
    ...(allowHttp && { execute: [allowInsecureRequests] }),
  });
  const { jwks_uri: address } = configuration.serverMetadata();
  if (!address) throw new Error('the provider tells no keys');
  return { settings, configuration, keys: createRemoteJWKSet(new URL(address)) };
}
