import type { RunningServer } from '../start.ts';

/** What somebody needs who starts this for the first time. */
export function startMessage(server: RunningServer, mqttAddresses: readonly string[]): string {
  const { config, database } = server.context;
  const lines = [
    '',
    'Wijkritme draait.',
    '',
    `  Adres       ${server.url}`,
    `  Aanmelden   ${signInAddress(server)}`,
    ...mqttAddresses.map((address) => `  Sensoren    ${address}`),
    `  Opslag      ${storeWords[database.store]}`,
    `  Datamap     ${config.dataDir}`,
    '',
  ];
  if (!database.durable) {
    lines.push('  LET OP: deze opslag overleeft het stoppen van dit programma, maar geen stroomuitval.', '');
  }
  lines.push('  Stoppen: Ctrl+C', '');
  return lines.join('\n');
}

/** With the key that was made here. Who set one in ADMIN_KEY knows it, and this message often lands in a log. */
function signInAddress({ url, adminKey, context }: RunningServer): string {
  return context.config.adminKey ? `${url}/aanmelden` : `${url}/aanmelden#key=${adminKey}`;
}

const storeWords = {
  embedded: 'ingebouwde PostgreSQL',
  postgresql: 'PostgreSQL (DATABASE_URL)',
  pglite: 'PGlite',
} as const;
