import type { Server } from 'node:net';
import { englishOnly, WijkritmeError } from '@wijkritme/contract';

/** Connections that one door serves. */
const MAX_CONNECTIONS = 5_000;

/** 0 where it is not open. */
export function portOf(server: Server | undefined): number {
  const address = server?.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Resolves when it is closed, and at once where it never was open. */
export function closeServer(server: Server | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (server?.listening) server.close(() => resolve());
    else resolve();
  });
}

export interface Address {
  readonly host: string;
  readonly port: number;
  /** Which setting chose the port. */
  readonly setting: string;
}

/** @throws WijkritmeError port_taken, naming the setting */
export function listen(server: Server, { host, port, setting }: Address): Promise<void> {
  server.maxConnections = MAX_CONNECTIONS;
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        cause.code === 'EADDRINUSE'
          ? new WijkritmeError(
              'port_taken',
              englishOnly(`MQTT port ${port} on ${host} is taken. Stop the other program, or set ${setting}.`),
            )
          : cause,
      );
    });
    server.listen(port, host, () => resolve());
  });
}
