import { createServer } from 'node:net';
import type { Words } from '../terminal.ts';
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
  return wrong(check, ...troubleWords({ setting, host, port }, trouble, pid));
}

/** What is wrong with a port, and what to do about it. */
function troubleWords(
  { setting, host, port }: Pick<PortQuestion, 'setting' | 'host' | 'port'>,
  trouble: string,
  pid: number | undefined,
): [Words, Words] {
  const where = `${host}:${port}`;
  switch (trouble) {
    case 'EADDRINUSE': {
      const [door, by] = pid === undefined ? ['', ''] : [` door proces ${pid}`, ` by process ${pid}`];
      return [
        { nl: `${where} is bezet${door}`, en: `${where} is taken${by}` },
        {
          nl: `Stop dat programma, of kies een andere poort met ${setting}.`,
          en: `Stop that program, or choose another port with ${setting}.`,
        },
      ];
    }
    case 'EACCES':
      return [
        { nl: `Deze gebruiker mag ${where} niet openen`, en: `This user may not open ${where}` },
        { nl: `Kies een poort boven 1023 met ${setting}.`, en: `Choose a port above 1023 with ${setting}.` },
      ];
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return [
        { nl: `Deze machine heeft geen adres ${host}`, en: `This machine has no address ${host}` },
        { nl: 'Verbeter HOST; 127.0.0.1 kan altijd.', en: 'Correct HOST; 127.0.0.1 is always possible.' },
      ];
    default:
      return [
        { nl: `${where} kan niet worden geopend: ${trouble}`, en: `${where} cannot be opened: ${trouble}` },
        { nl: `Kies een andere poort met ${setting}.`, en: `Choose another port with ${setting}.` },
      ];
  }
}

/** @returns why it cannot be listened on, or undefined */
function tryListen(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (cause: NodeJS.ErrnoException) => resolve(cause.code ?? cause.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
