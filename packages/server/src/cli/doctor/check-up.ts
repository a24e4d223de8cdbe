import { WijkritmeError } from '@wijkritme/contract';
import { type Config, envToConfig } from '../../foundation/config.ts';
import { findServerFile, hasServerFile } from '../server-file.ts';
import type { Terminal } from '../terminal.ts';
import { checkAdminKey, checkDataDir, checkFreeSpace, checkLock } from './check-data-dir.ts';
import { checkDatabase } from './check-database.ts';
import { checkClock, checkNode, checkPages } from './check-machine.ts';
import { checkMqtt } from './check-mqtt.ts';
import { checkPort } from './check-port.ts';
import { checkServer } from './check-server.ts';
import { type Finding, ok, wrong } from './finding.ts';

/** Every check that makes sense here, in the order in which things go wrong. Changes nothing. */
export async function checkUp({ env, cwd }: Terminal): Promise<Finding[]> {
  const machine = [checkNode(process.versions.node), checkClock(Date.now()), checkPages()];
  let config: Config;
  try {
    config = envToConfig(env, cwd);
  } catch (cause) {
    if (!(cause instanceof WijkritmeError)) throw cause;
    const mend = { nl: 'Verbeter de instelling; zie .env.example.', en: 'Correct the setting; see .env.example.' };
    return [...machine, wrong('config', { nl: cause.detail, en: cause.detail }, mend)];
  }
  const { dataDir, host } = config;
  const server = findServerFile(dataDir);
  return [
    ...machine,
    ok('config', `opslag ${config.store}`, `store ${config.store}`),
    checkDataDir(dataDir),
    checkFreeSpace(dataDir),
    checkLock(dataDir, server?.pid),
    checkAdminKey(dataDir),
    await checkPort({ check: 'http-port', setting: 'PORT', host, port: config.port, ownPid: server?.pid }),
    ...(await checkMqtt(config, server?.pid)),
    ...(config.databaseUrl === undefined ? [] : [await checkDatabase(config.databaseUrl)]),
    ...(await checkServer(server, server === undefined && hasServerFile(dataDir))),
  ];
}
