import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Artifact, fetchArtifact } from './maven.ts';
import { PeerUnavailable } from './peer.ts';

/** For archives of Java EE (javax) and of Jakarta EE. */
export const tomcats = {
  javax: tomcat('9.0.98', '741aeddc70c254412981bbbf75cf69050d6b9f378154aaa50119be305f085a6f'),
  jakarta: tomcat('10.1.34', '35027460556940e182ebcda21aeae58a1711029383c5499dcb08efdeaefe51ce'),
} as const;

const MEMORY = '2g';
const LAST_LINES = 15;

/** As many connections as the generator opens, and none of them closed after its hundredth request. */
const serverXml = (port: number) => `<?xml version="1.0" encoding="UTF-8"?>
<Server port="-1" shutdown="SHUTDOWN">
  <Service name="Catalina">
    <Connector port="${port}" address="127.0.0.1" protocol="HTTP/1.1" maxThreads="200" maxKeepAliveRequests="-1"
      maxPostSize="-1" relaxedQueryChars="|&#34;[]{}^" />
    <Engine name="Catalina" defaultHost="localhost">
      <Host name="localhost" appBase="webapps" unpackWARs="true" autoDeploy="false" />
    </Engine>
  </Service>
</Server>
`;

export interface TomcatOptions {
  readonly version: Artifact;
  readonly folder: string;
  readonly port: number;
  /** The web archive and its path on the server, without slash. */
  readonly archive: string;
  readonly path: string;
  /** Libraries of the container itself, such as database drivers. */
  readonly libraries: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export interface Tomcat {
  readonly child: ChildProcess;
  lastWords(): string;
}

/** Apache Tomcat with one archive, in a folder of its own. */
export function startTomcat({ version, folder, port, archive, path, libraries, env }: TomcatOptions): Tomcat {
  unpack(fetchArtifact(version), folder);
  const home = join(folder, `apache-tomcat-${version.version}`);
  writeFileSync(join(home, 'conf', 'server.xml'), serverXml(port));
  // Its own pages and examples.
  rmSync(join(home, 'webapps'), { recursive: true });
  mkdirSync(join(home, 'webapps'));
  copyFileSync(archive, join(home, 'webapps', `${path}.war`));
  for (const file of libraries) copyFileSync(file, join(home, 'lib', basename(file)));
  const classpath = ['bootstrap.jar', 'tomcat-juli.jar'].map((name) => join(home, 'bin', name)).join(':');
  const properties = [
    `-Xmx${MEMORY}`,
    `-Dcatalina.home=${home}`,
    `-Dcatalina.base=${home}`,
    '-Djava.awt.headless=true',
  ];
  const args = [...properties, '-cp', classpath, 'org.apache.catalina.startup.Bootstrap', 'start'];
  const child = spawn('java', args, {
    cwd: home,
    env: { PATH: process.env.PATH, HOME: folder, TZ: 'UTC', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said.push(...text.split('\n').filter((line) => line !== ''));
      said.splice(0, Math.max(0, said.length - LAST_LINES));
    });
  }
  return { child, lastWords: () => said.join(' | ').slice(0, 1_500) };
}

function tomcat(version: string, sha256: string): Artifact {
  return { group: 'org.apache.tomcat', name: 'tomcat', version, type: 'zip', sha256 };
}

/** `jar` comes with Java and reads every zip. */
function unpack(zip: string, folder: string): void {
  try {
    execFileSync('jar', ['xf', zip], { cwd: folder, stdio: 'ignore' });
  } catch (cause) {
    throw new PeerUnavailable(
      `${zip} could not be unpacked with jar, which comes with Java: ${(cause as Error).message}`,
    );
  }
}
