export const VERSION = '0.6.0';
export const DATABASE = 'sensorweb';

/**
 * What it needs, none of which becomes a dependency of ours. Its parser of queries came from a git address; the package
 * of the same name on npm stands in for it and is not used when readings are written.
 */
export const manifest = {
  private: true,
  dependencies: { sensorthings: VERSION, express: '4.21.2', 'body-parser': '1.20.3' },
  overrides: { 'odata-parser': '1.4.1' },
};

/**
 * Its own example, helped where it could not run or would lose for a reason that is not its own: a new socket that says
 * "closed" as pg 6 expects (Node 14 changed that) and does not wait to send; and a pool of connections larger than the
 * number of senders, because a reading takes two of them and five of them (the default) block each other for ever.
 */
export const program = `
const net = require('net');
const { get } = Object.getOwnPropertyDescriptor(net.Socket.prototype, 'readyState');
net.Stream = function () {
  const socket = new net.Socket().setNoDelay(true);
  Object.defineProperty(socket, 'readyState', { get: () => (socket._handle || socket.connecting ? get.call(socket) : 'closed') });
  return socket;
};
const pools = require('sequelize/lib/dialects/abstract/connection-manager').prototype;
const { initPools } = pools;
pools.initPools = function () {
  this.config.pool.max = 90;
  return initPools.call(this);
};
const app = require('express')();
app.use(require('body-parser').json({ limit: '16mb' }));
const db = { host: '127.0.0.1', port: Number(process.env.DB_PORT), name: '${DATABASE}', user: 'postgres', password: 'none' };
app.use('/', require('sensorthings')({ db }));
app.listen(Number(process.env.PORT), '127.0.0.1');
`;
