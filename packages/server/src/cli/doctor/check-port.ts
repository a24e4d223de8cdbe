import { createServer } from 'node:net';
import { findListener } from './find-listener.ts';
import { type Finding, ok, wrong } from './finding.ts';

interface PortQuestion {
  readonly check: string;
  readonly setting: string;
  readonly host: string;
  readonly port: number;
  readonly ownPid: number | undefined;
}

export async function checkPort({ check, setting, host, port, ownPid }: PortQuestion): Promise<Finding> {
  const trouble = port === 0 ? undefined : await tryListen(host, port);
  if (trouble === undefined) return ok(check, `${host}:${port} is vrij`, `${host}:${port} is free`);
  const pid = findListener(port);
  if (trouble === 'EADDRINUSE' && pid !== undefined && pid === ownPid) {
    return ok(check, `${host}:${port}, van de server (${pid})`, `${host}:${port}, of the server (${pid})`);
  }
  if (trouble === 'EADDRINUSE' && pid === undefined && ownPid !== undefined) {
    return ok(check, `${host}:${port} is bezet; de server draait`, `${host}:${port} is taken; the server runs`);
  }
  const who = pid === undefined ? '' : ` (${pid})`;
  return wrong(
    check,
    { nl: `${host}:${port} is bezet${who}: ${trouble}`, en: `${host}:${port} is taken${who}: ${trouble}` },
    {
      nl: `Stop dat programma, of kies een andere poort met ${setting}.`,
      en: `Stop that program, or choose another port with ${setting}.`,
    },
  );
}

/** @returns why it cannot be listened on, or undefined */
function tryListen(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (cause: NodeJS.ErrnoException) => resolve(cause.code ?? cause.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
