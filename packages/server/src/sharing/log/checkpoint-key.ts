import { createPrivateKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCheckpointKeys } from './checkpoint.ts';

/** The key with which this installation signs checkpoints: made once, in the data folder, readable by its owner only. */
export function loadCheckpointKey(dataDir: string): KeyObject {
  const file = join(dataDir, 'log.key');
  if (existsSync(file)) return createPrivateKey(readFileSync(file, 'utf8'));
  const { privateKey } = makeCheckpointKeys();
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return privateKey;
}
