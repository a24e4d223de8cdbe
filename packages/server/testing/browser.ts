import { fileURLToPath } from 'node:url';

/** The built workbench. */
export const pages = fileURLToPath(new URL('../../web/dist/', import.meta.url));

export { axeViolations } from '../../../tools/axe.ts';
export { smallTargets } from '../../../tools/small-targets.ts';
export { browserPath, launchBrowser } from '../../../tools/test-browser.ts';
