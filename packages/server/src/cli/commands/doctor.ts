import { checkUp } from '../doctor/check-up.ts';
import type { Finding } from '../doctor/finding.ts';
import { EXIT_FAILED } from '../exit-code.ts';
import { type GlobalOptions, say } from '../options.ts';
import { printTable } from '../table.ts';
import { print, type Words } from '../terminal.ts';
import type { AddCommand } from './command.ts';

/** What each check is about, in words. */
const names: Readonly<Record<string, Words>> = {
  node: { nl: 'Node.js', en: 'Node.js' },
  clock: { nl: 'klok', en: 'clock' },
  pages: { nl: 'pagina’s', en: 'pages' },
  config: { nl: 'instellingen', en: 'settings' },
  'data-dir': { nl: 'datamap', en: 'data folder' },
  'free-space': { nl: 'schijfruimte', en: 'disk space' },
  lock: { nl: 'slot', en: 'lock' },
  'admin-key': { nl: 'beheersleutel', en: 'administrator key' },
  'http-port': { nl: 'poort voor pagina’s', en: 'port for pages' },
  'mqtt-port': { nl: 'poort voor sensoren', en: 'port for sensors' },
  database: { nl: 'database', en: 'database' },
  server: { nl: 'server', en: 'server' },
  store: { nl: 'opslag', en: 'store' },
};

export const doctorCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('doctor')
    .description('look whether this installation is in order, and tell how to mend what is not')
    .action(async (_options, command) => {
      const options = command.optsWithGlobals() as GlobalOptions;
      const findings = await checkUp(terminal);
      if (options.json) print(terminal.out, JSON.stringify(findings));
      else {
        printTable(
          terminal.out,
          findings.flatMap((finding) => toRows(finding, options)),
        );
        print(terminal.out, `\n${say(options, conclusion(findings))}`);
      }
      if (findings.some(({ isOk }) => !isOk)) finish(EXIT_FAILED);
    });
};

function toRows({ check, isOk, found, mend }: Finding, options: GlobalOptions): string[][] {
  const mark = isOk ? 'ok' : say(options, { nl: 'FOUT', en: 'WRONG' });
  const name = names[check];
  const rows = [[mark, name ? say(options, name) : check, say(options, found)]];
  if (mend) rows.push(['', '', `→ ${say(options, mend)}`]);
  return rows;
}

/** One sentence for who reads only the end: is it well, and what now? */
function conclusion(findings: readonly Finding[]): Words {
  const wrongs = findings.filter(({ isOk }) => !isOk).length;
  if (wrongs === 1) return { nl: 'Eén ding is niet in orde: zie FOUT.', en: 'One thing is not in order: see WRONG.' };
  if (wrongs > 1)
    return { nl: `${wrongs} dingen zijn niet in orde: zie FOUT.`, en: `${wrongs} things are not in order: see WRONG.` };
  const runs = findings.some(({ check }) => check === 'store');
  return runs
    ? { nl: 'Alles is in orde; de server draait.', en: 'Everything is in order; the server runs.' }
    : {
        nl: 'Alles is in orde. Starten: npm start, of wijkritme serve.',
        en: 'Everything is in order. To start: npm start, or wijkritme serve.',
      };
}
