import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { holderOf } from '../../foundation/data-dir.ts';
import { type Finding, ok, wrong } from './finding.ts';

const MIN_FREE = 1024 ** 3;

export function checkDataDir(dataDir: string): Finding {
  const folder = nearest(dataDir);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    const found = { nl: `In ${folder} kan niet worden geschreven`, en: `${folder} is not writable` };
    return wrong('data-dir', found, {
      nl: 'Maak de map schrijfbaar voor deze gebruiker, of kies een andere met DATA_DIR.',
      en: 'Make the folder writable for this user, or choose another with DATA_DIR.',
    });
  }
  if (folder === dataDir) return ok('data-dir', dataDir, dataDir);
  return ok('data-dir', `${dataDir} (ontstaat bij de eerste start)`, `${dataDir} (made at the first start)`);
}

export function checkFreeSpace(dataDir: string): Finding {
  const { bavail, bsize } = statfsSync(nearest(dataDir));
  const free = bavail * bsize;
  const gb = (free / 1024 ** 3).toFixed(1);
  if (free >= MIN_FREE) return ok('free-space', `${gb} GB vrij`, `${gb} GB free`);
  const found = { nl: `Nog maar ${gb} GB vrij`, en: `Only ${gb} GB free` };
  return wrong('free-space', found, { nl: 'Maak ruimte vrij op deze schijf.', en: 'Make room on this disk.' });
}

/** @param ownPid the server that belongs to this folder */
export function checkLock(dataDir: string, ownPid: number | undefined): Finding {
  const pid = holderOf(join(dataDir, 'wijkritme.lock'));
  if (pid === undefined) return ok('lock', 'de datamap is vrij', 'the data folder is free');
  if (pid === ownPid) return ok('lock', `in gebruik door de server (${pid})`, `in use by the server (${pid})`);
  return wrong(
    'lock',
    { nl: `De datamap is in gebruik door proces ${pid}`, en: `The data folder is in use by process ${pid}` },
    { nl: 'Wacht tot dat proces klaar is, of stop het.', en: 'Wait until that process is done, or stop it.' },
  );
}

export function checkAdminKey(dataDir: string): Finding {
  const file = join(dataDir, 'admin.key');
  if (!existsSync(file)) return ok('admin-key', 'ontstaat bij de eerste start', 'made at the first start');
  const mode = statSync(file).mode & 0o777;
  if ((mode & 0o077) === 0) return ok('admin-key', file, file);
  const text = mode.toString(8);
  return wrong(
    'admin-key',
    { nl: `Anderen kunnen ${file} lezen (rechten ${text})`, en: `Others can read ${file} (mode ${text})` },
    { nl: `Voer uit: chmod 600 ${file}`, en: `Run: chmod 600 ${file}` },
  );
}

/** The folder itself, or the closest one around it that exists. */
function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(dirname(folder));
}
