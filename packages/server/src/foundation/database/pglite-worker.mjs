// Runs PGlite in a worker thread and serves it on a local socket, so that the rest speaks to it as to any PostgreSQL.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

const db = await PGlite.create({ dataDir: workerData.dataDir });
const server = new PGLiteSocketServer({ db, path: workerData.socketPath, maxConnections: 20 });
await server.start();
parentPort.postMessage('ready');
parentPort.on('message', async () => {
  await server.stop();
  await db.close();
  parentPort.postMessage('closed');
  process.exit(0);
});
