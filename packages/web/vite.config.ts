import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the server listens by default; `npm run dev` puts the address of its own server in its place. */
const server = 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Which page loads which file: e2e/size.e2e.ts weighs them.
    manifest: true,
    // A data: address is no font or script source under our content security policy.
    assetsInlineLimit: 0,
    // The map is one lazy chunk of about 1 MB; the budget of the first view is checked on the gzip sizes.
    chunkSizeWarningLimit: 1_200,
  },
  server: { proxy: { '/v1': server, '/v1.1': server, '/register': server, '/melden': server } },
  worker: { format: 'es' },
});
