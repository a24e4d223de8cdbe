import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { PeerUnavailable } from './peer.ts';

const FETCH_LIMIT_MS = 300_000;

/** One file of Maven Central. */
export interface Artifact {
  readonly group: string;
  readonly name: string;
  readonly version: string;
  readonly type: 'jar' | 'war' | 'zip';
  /** Checked where it is known; Maven itself checks the sum that the repository gives. */
  readonly sha256?: string;
}

/**
 * A file of Maven Central by Maven itself, kept in the cache of whoever runs this, outside the repository.
 * @throws PeerUnavailable when there is no Maven, it cannot be fetched or is not what it should be
 */
export function fetchArtifact({ group, name, version, type, sha256 }: Artifact): string {
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'wijkritme-bench');
  const file = join(folder, `${name}-${version}.${type}`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const artifact = `-Dartifact=${group}:${name}:${version}:${type}`;
    const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy';
    try {
      const args = ['-q', '-B', '--strict-checksums', goal, artifact, `-DoutputDirectory=${folder}`];
      execFileSync('mvn', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe', timeout: FETCH_LIMIT_MS });
    } catch (cause) {
      throw new PeerUnavailable(`${artifact.slice(11)} could not be fetched: ${reasonOf(cause)}`);
    }
  }
  const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (sha256 === undefined || sum === sha256) return file;
  rmSync(file);
  throw new PeerUnavailable(`${file} is not what it should be: its sha256 is ${sum}`);
}

function reasonOf(cause: unknown): string {
  const { code, stdout = '', message } = cause as Error & { code?: string; stdout?: string };
  if (code === 'ENOENT') return 'there is no Maven (mvn)';
  return (/Could not [^\n]*|\[ERROR\][^\n]*/.exec(stdout)?.[0] ?? message).slice(0, 300);
}
