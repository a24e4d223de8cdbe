import { createClient } from '@wijkritme/client';
import type { Health } from '@wijkritme/contract';
import type { ServerFile } from '../server-file.ts';
import { type Finding, ok, wrong } from './finding.ts';

const PATIENCE_MS = 3_000;

/** @param wasKilled there is a file of a server that no longer runs */
export async function checkServer(server: ServerFile | undefined, wasKilled: boolean): Promise<Finding[]> {
  if (!server && wasKilled) {
    const nl = 'er draait geen server; de vorige is afgebroken. Wat bevestigd was, is er bij de volgende start';
    return [
      ok('server', nl, 'no server runs; the last one broke off. What was acknowledged is there at the next start'),
    ];
  }
  if (!server) return [ok('server', 'er draait geen server', 'no server runs')];
  const health = await askHealth(server.url);
  if (health?.status !== 'ok') return [notWell(server, health)];
  return [ok('server', `${server.url} antwoordt`, `${server.url} answers`), checkStore(health)];
}

async function askHealth(url: string): Promise<Health | undefined> {
  try {
    return await createClient({ baseUrl: url }).getHealth({}, { signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    return undefined; // whatever the reason: it does not answer as a healthy server does
  }
}

function notWell({ url, pid }: ServerFile, health: Health | undefined): Finding {
  const found = health
    ? {
        nl: `De server (${pid}) op ${url} draait, maar zijn opslag antwoordt niet`,
        en: `The server (${pid}) at ${url} runs, but its store does not answer`,
      }
    : { nl: `De server (${pid}) op ${url} antwoordt niet`, en: `The server (${pid}) at ${url} does not answer` };
  return wrong('server', found, {
    nl: 'Wacht even en kijk in zijn log; start hem opnieuw als het zo blijft.',
    en: 'Wait a moment and look at its log; start it anew if it stays so.',
  });
}

function checkStore({ store, durable }: Health): Finding {
  if (durable) return ok('store', `${store}, overleeft stroomuitval`, `${store}, survives a power cut`);
  return wrong(
    'store',
    { nl: `${store} overleeft geen stroomuitval`, en: `${store} does not survive a power cut` },
    { nl: 'Kies STORE=embedded of DATABASE_URL.', en: 'Choose STORE=embedded or DATABASE_URL.' },
  );
}
