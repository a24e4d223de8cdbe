import type { RunningServer } from '../start.ts';

/** What somebody needs who starts this for the first time. */
export function startMessage(server: RunningServer, mqttAddresses: readonly string[]): string {
  const { config, database } = server.context;
  const lines = [
    '',
    'Wijkritme draait.',
    '',
    `  Adres       ${server.url}`,
    `  Aanmelden   ${server.url}/aanmelden#key=${server.adminKey}`,
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

const storeWords = {
  embedded: 'ingebouwde PostgreSQL',
  postgresql: 'PostgreSQL (DATABASE_URL)',
  pglite: 'PGlite',
} as const;
