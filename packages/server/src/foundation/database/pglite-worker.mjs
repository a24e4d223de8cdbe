// Runs PGlite in a worker thread and serves it on a local socket, so that the rest speaks to it as to any PostgreSQL.
//
// PGlite is one session. Connections share it by taking turns: what a connection sends up to its Sync (or simple Query)
// is one turn, and an open transaction keeps the turn. (The package pglite-socket takes turns per message, so that Parse
// and Bind of two connections mix.)
import { createServer } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

const SSL_REQUEST = 80_877_103;
const CANCEL_REQUEST = 80_877_102;
const [QUERY, SYNC, TERMINATE, PARSE] = ['Q', 'S', 'X', 'P'].map((letter) => letter.charCodeAt(0));

const db = await PGlite.create({ dataDir: workerData.dataDir });
const waiting = [];
/** Connection in whose transaction the session is. */
let owner;
let busy = false;

async function takeTurns() {
  if (busy) return;
  busy = true;
  for (;;) {
    const at = owner ? waiting.findIndex((turn) => turn.connection === owner) : 0;
    const [turn] = at < 0 ? [] : waiting.splice(at, 1);
    if (!turn) break;
    await serve(turn);
    owner = db.isInTransaction() ? turn.connection : undefined;
  }
  busy = false;
}

async function serve({ connection, bytes }) {
  try {
    const answer = await db.execProtocolRaw(bytes);
    if (connection.writable) connection.write(answer);
  } catch {
    connection.destroy();
  }
}

/** A connection that went away in a transaction must not keep the others waiting. */
async function forget(connection) {
  for (let i = waiting.length - 1; i >= 0; i--) if (waiting[i].connection === connection) waiting.splice(i, 1);
  if (owner !== connection) return;
  await db.exec('rollback');
  owner = undefined;
  await takeTurns();
}

/** Named statements are per session, and here all connections have one: forget the name before it is given again. */
function closeStatement(message) {
  const end = message.indexOf(0, 5);
  const name = message.subarray(5, end);
  if (name.length === 0) return Buffer.alloc(0);
  const close = Buffer.alloc(1 + 4 + 1 + name.length + 1);
  close.write('C', 0);
  close.writeInt32BE(close.length - 1, 1);
  close.write('S', 5);
  name.copy(close, 6);
  return close;
}

function accept(connection) {
  let buffer = Buffer.alloc(0);
  let started = false;
  let turn = [];
  connection.setNoDelay(true);
  connection.on('error', () => connection.destroy());
  connection.on('close', () => forget(connection));
  connection.on('data', (data) => {
    buffer = buffer.length === 0 ? data : Buffer.concat([buffer, data]);
    for (;;) {
      const header = started ? 1 : 0;
      if (buffer.length < header + 4) return;
      const length = header + buffer.readInt32BE(header);
      if (buffer.length < length) return;
      const message = buffer.subarray(0, length);
      buffer = buffer.subarray(length);
      if (!started) {
        const code = message.readInt32BE(4);
        if (code === SSL_REQUEST) connection.write('N');
        if (code === SSL_REQUEST || code === CANCEL_REQUEST) continue;
        started = true;
        waiting.push({ connection, bytes: message });
        takeTurns();
        continue;
      }
      if (message[0] === TERMINATE) return connection.end();
      if (message[0] === PARSE) turn.push(closeStatement(message));
      turn.push(message);
      if (message[0] !== SYNC && message[0] !== QUERY) continue;
      waiting.push({ connection, bytes: Buffer.concat(turn) });
      turn = [];
      takeTurns();
    }
  });
}

const server = createServer(accept);
await new Promise((resolve) => server.listen(workerData.socketPath, resolve));
parentPort.postMessage('ready');
parentPort.on('message', async () => {
  server.close();
  await db.close();
  parentPort.postMessage('closed');
  process.exit(0);
});
