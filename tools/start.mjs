// `npm start`: install what the lock file names, build if something changed, start on the embedded default.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuild, ensureDependencies, requireNode, root } from './workspace.mjs';

requireNode();
ensureDependencies();
ensureBuild();
process.argv.splice(2, 0, 'serve');
await import(pathToFileURL(join(root, 'packages/server/dist/cli.js')).href);
