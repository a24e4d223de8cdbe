import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built workbench. */
export const pages = fileURLToPath(new URL('../../web/dist/', import.meta.url));

const candidates = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** The Chromium of this machine; without one the browser tests skip, and say so. */
export const browserPath = candidates.find((path): path is string => path !== undefined && existsSync(path));
if (!browserPath) console.log('skipped: no Chromium found; set CHROMIUM_PATH');
