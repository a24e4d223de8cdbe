import { createClient } from '@wijkritme/client';
import type { Health } from '@wijkritme/contract';
import type { ServerFile } from '../server-file.ts';
import { type Finding, ok, wrong } from './finding.ts';

const PATIENCE_MS = 3_000;

export async function checkServer(server: ServerFile | undefined): Promise<Finding[]> {
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
  const state = health?.status ?? '-';
  return wrong(
    'server',
    {
      nl: `De server (${pid}) op ${url} is niet in orde: ${state}`,
      en: `The server (${pid}) at ${url} is not well: ${state}`,
    },
    { nl: 'Kijk in zijn log; start hem zo nodig opnieuw.', en: 'Look at its log; start it anew if needed.' },
  );
}

function checkStore({ store, durable }: Health): Finding {
  if (durable) return ok('store', `${store}, overleeft stroomuitval`, `${store}, survives a power cut`);
  return wrong(
    'store',
    { nl: `${store} overleeft geen stroomuitval`, en: `${store} does not survive a power cut` },
    { nl: 'Kies STORE=embedded of DATABASE_URL.', en: 'Choose STORE=embedded or DATABASE_URL.' },
  );
}
