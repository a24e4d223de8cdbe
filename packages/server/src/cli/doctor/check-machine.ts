import { findPages } from '../find-program.ts';
import { type Finding, ok, wrong } from './finding.ts';

const MIN_NODE = [20, 19] as const;
/** Nobody ran this program before. */
const EARLIEST = Date.UTC(2026, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1]);
  if (isEnough) return ok('node', `Node.js ${version}`, `Node.js ${version}`);
  const found = { nl: `Node.js ${version} is te oud`, en: `Node.js ${version} is too old` };
  const needed = MIN_NODE.join('.');
  return wrong('node', found, {
    nl: `Installeer Node.js ${needed} of nieuwer.`,
    en: `Install Node.js ${needed} or newer.`,
  });
}

export function checkClock(now: number): Finding {
  const time = new Date(now).toISOString();
  if (now >= EARLIEST && now < LATEST) return ok('clock', `het is ${time}`, `it is ${time}`);
  return wrong(
    'clock',
    { nl: `De klok van deze machine zegt ${time}`, en: `The clock of this machine says ${time}` },
    {
      nl: 'Zet de klok gelijk (NTP): metingen zouden geweigerd worden.',
      en: 'Set the clock (NTP): readings would be refused.',
    },
  );
}

export function checkPages(): Finding {
  const folder = findPages();
  if (folder) return ok('pages', folder, folder);
  return wrong(
    'pages',
    { nl: 'De pagina’s zijn niet gebouwd; alleen de API werkt', en: 'The pages are not built; only the API works' },
    { nl: 'Voer uit: npm run build', en: 'Run: npm run build' },
  );
}
