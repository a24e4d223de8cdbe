// `npm run dev`: the server from its sources, started anew on change, and the pages with hot reload on port 5173.
// The settings of .env.example hold here too, for example `PORT=8090 DATA_DIR=/tmp/data npm run dev`. Another port for the
// pages: `npm run dev -- --port 5180`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies, requireNode, root } from './workspace.mjs';

requireNode();
ensureDependencies();
const { port } = parseArgs({ options: { port: { type: 'string', default: '5173' } } }).values;
const server = spawn(
  join(root, 'node_modules', '.bin', 'tsx'),
  ['watch', '--clear-screen=false', 'packages/server/src/cli/main.ts', 'serve'],
  { cwd: root, stdio: 'inherit' },
);

// Vite is there only after ensureDependencies.
const { createServer } = await import('vite');
const address = `http://127.0.0.1:${process.env.PORT || 8080}`;
const pages = await createServer({
  configFile: join(root, 'packages/web/vite.config.ts'),
  server: { port: Number(port), strictPort: true, proxy: { '/v1': address, '/v1.1': address } },
});

/** One without the other is of no use: when one ends, both do. */
async function stop() {
  server.kill('SIGTERM');
  await pages.close();
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
server.on('exit', (code) => {
  process.exitCode = code ?? 0;
  void pages.close();
});
try {
  await pages.listen();
  pages.printUrls();
} catch (cause) {
  console.error(`The pages do not start: ${cause instanceof Error ? cause.message : cause}`);
  process.exitCode = 1;
  await stop();
}
