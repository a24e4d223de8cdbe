// `npm run dev`: the server from its sources, started anew on change, and the pages with hot reload on port 5173.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureDependencies, requireNode, root } from './workspace.mjs';

requireNode();
ensureDependencies();
const bin = join(root, 'node_modules', '.bin');
const children = [
  spawn(join(bin, 'tsx'), ['watch', '--clear-screen=false', 'packages/server/src/cli/main.ts', 'serve'], {
    cwd: root,
    stdio: 'inherit',
  }),
  spawn(join(bin, 'vite'), ['--config', 'packages/web/vite.config.ts', 'packages/web'], {
    cwd: root,
    stdio: 'inherit',
  }),
];
const stop = () => {
  for (const child of children) child.kill('SIGTERM');
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
for (const child of children) child.on('exit', stop);
