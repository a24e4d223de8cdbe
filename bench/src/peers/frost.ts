import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { makeFolder, removeFolder } from '../harness/clean-up.ts';
import { type DebianPostgres, end } from '../harness/debian-postgres.ts';
import { freePort } from '../start/free-port.ts';
import { layThings } from './lay-things.ts';
import { type Artifact, fetchArtifact } from './maven.ts';
import { type Peer, PeerUnavailable, type Service, type StartOptions } from './peer.ts';
import { createPostgisDatabase } from './postgis.ts';
import { startTomcat, type Tomcat, tomcats } from './tomcat.ts';
import { untilAnswer } from './until-answer.ts';

/** The first Java of FROST-Server 2.5, which is also its step from javax to Jakarta EE. */
const JAKARTA_JAVA = 21;
const LEAST_JAVA = 17;
const START_LIMIT_MS = 120_000;
const DATABASE = 'sensorthings';
const PATH = 'FROST-Server';
/** What its own deployment guide sets for the pool. */
const POOL = 20;

const frost: Artifact = {
  group: 'de.fraunhofer.iosb.ilt.FROST-Server',
  name: 'FROST-Server.HTTP',
  version: '2.5.2',
  type: 'war',
};

const libraries: readonly Artifact[] = [
  {
    group: 'org.postgresql',
    name: 'postgresql',
    version: '42.7.4',
    type: 'jar',
    sha256: '188976721ead8e8627eb6d8389d500dccc0c9bebd885268a3047180274a6031e',
  },
  {
    group: 'net.postgis',
    name: 'postgis-jdbc',
    version: '2023.1.0',
    type: 'jar',
    sha256: 'b4c093172a87bec02423bc324a0348c73eaba710deeb70e9b9daa8f9bbfbc380',
  },
  {
    group: 'net.postgis',
    name: 'postgis-geometry',
    version: '2023.1.0',
    type: 'jar',
    sha256: 'fc4be6b06da2c9ea76dc49acda9b4192cf6815f7edec05884b36ef20f532b718',
  },
];

/** The index that its page on performance recommends for readings of one datastream by time. */
const index = `create index "OBS-DS_ID-PHTIME_SE-O_ID" on "OBSERVATIONS" using btree
  ("DATASTREAM_ID", "PHENOMENON_TIME_START" asc, "PHENOMENON_TIME_END" asc)`;

/** FROST-Server of Fraunhofer IOSB (LGPL-3.0) in Apache Tomcat, the HTTP package alone: nothing of MQTT has to be served. */
export class Frost implements Peer {
  readonly name = 'FROST-Server';
  readonly takesDataArrays = true;
  readonly #given: string | undefined;
  readonly #folder = makeFolder('frost');
  #tomcat: Tomcat | undefined;

  constructor({ archive }: { archive: string | undefined }) {
    this.#given = archive;
  }

  async start({ postgres, datastreams }: StartOptions): Promise<Service> {
    const java = javaVersion();
    const archive = this.#given ?? fetchFor(java);
    if (!existsSync(archive)) throw new PeerUnavailable(`there is no file ${archive}`);
    createPostgisDatabase(postgres, DATABASE);
    const port = await freePort();
    const root = `http://127.0.0.1:${port}/${PATH}`;
    const version = isJakarta(archive) ? tomcats.jakarta : tomcats.javax;
    const tomcat = startTomcat({
      version,
      folder: this.#folder,
      port,
      archive,
      path: PATH,
      libraries: libraries.map(fetchArtifact),
      env: settingsFor(postgres, root),
    });
    this.#tomcat = tomcat;
    const hasEnded = () => tomcat.child.exitCode !== null;
    await untilAnswer({ url: `${root}/v1.1`, limitMs: START_LIMIT_MS, hasEnded, lastWords: tomcat.lastWords });
    postgres.run(DATABASE, index);
    const ids = await layThings(`${root}/v1.1`, datastreams);
    const conditions = `${basename(archive)}, Tomcat ${version.version}, Java ${java}, pool of ${POOL}, its recommended index`;
    return { port, base: `/${PATH}/v1.1`, headers: {}, datastreams: ids, conditions };
  }

  async stop(): Promise<void> {
    if (this.#tomcat) await end(this.#tomcat.child, 'SIGTERM');
    removeFolder(this.#folder);
  }
}

function settingsFor({ port }: DebianPostgres, root: string): Record<string, string> {
  return {
    serviceRootUrl: root,
    maxTop: '1000',
    persistence_autoUpdateDatabase: 'true',
    persistence_alwaysOrderbyId: 'false',
    persistence_db_driver: 'org.postgresql.Driver',
    persistence_db_url: `jdbc:postgresql://127.0.0.1:${port}/${DATABASE}`,
    persistence_db_username: 'postgres',
    persistence_db_password: 'none',
    persistence_db_conn_max: String(POOL),
    persistence_db_conn_idle_max: String(POOL),
    persistence_db_conn_idle_min: '10',
    FROST_LL: 'WARN',
  };
}

/** Major version. @throws PeerUnavailable where there is none or it is too old */
function javaVersion(): number {
  let text: string;
  try {
    text = execFileSync('java', ['--version'], { encoding: 'utf8', stdio: 'pipe' });
  } catch {
    throw new PeerUnavailable('there is no Java');
  }
  const major = Number(/\b(\d+)[.\d]*/.exec(text)?.[1]);
  if (!(major >= LEAST_JAVA)) throw new PeerUnavailable(`it needs Java ${LEAST_JAVA}, here is ${text.split('\n')[0]}`);
  return major;
}

function fetchFor(java: number): string {
  if (java < JAKARTA_JAVA)
    throw new PeerUnavailable(
      `FROST-Server ${frost.version} needs Java ${JAKARTA_JAVA}, here is ${java}: give an archive of 2.4, which runs on Java ${LEAST_JAVA}, with --frost FILE`,
    );
  return fetchArtifact(frost);
}

/** 2.5 went from javax to Jakarta EE. The libraries inside an archive say which version it is. */
function isJakarta(archive: string): boolean {
  const inside = execFileSync('jar', ['tf', archive], { encoding: 'utf8', stdio: 'pipe', maxBuffer: 2 ** 26 });
  const [, major, minor] = /FROST-Server\.Core-(\d+)\.(\d+)/.exec(inside) ?? [];
  if (major === undefined) throw new PeerUnavailable(`${archive} holds no FROST-Server`);
  return Number(major) > 2 || Number(minor) >= 5;
}
