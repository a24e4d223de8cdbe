import { type Bodies, createBodies } from './bodies.ts';
import type { SetName } from './entity-types.ts';
import { expectStatus, expectThat, Failure, fail, Skip } from './failure.ts';
import type { Options } from './options.ts';
import { type Answer, type Entity, Server } from './server.ts';
import type { World } from './world.ts';

const DAY = 86_400_000;

/** One run against one server: its data, and short ways to ask. */
export class Trial {
  readonly server: Server;
  readonly options: Options;
  /** Start of every name that this run makes; letters alone, so that no server takes it for something else. */
  readonly prefix: string;
  readonly bodies: Bodies;
  /** Midnight of thirty days ago, UTC ms: the first reading of the run. */
  readonly firstDay: number;
  readonly #made: string[] = [];
  #world: Promise<World> | undefined;
  #root: Promise<Answer> | undefined;

  readonly #maker: (trial: Trial) => Promise<World>;

  constructor(options: Options, maker: (trial: Trial) => Promise<World>) {
    this.#maker = maker;
    this.options = options;
    this.server = new Server(options);
    this.prefix = `sta-check-${letters()}`;
    this.bodies = createBodies(this.prefix, options);
    this.firstDay = Math.floor((options.now ?? Date.now()) / DAY) * DAY - 30 * DAY;
  }

  /** ISO time of a day of the run; whole days may be parts. */
  day(n: number): string {
    return new Date(this.firstDay + n * DAY).toISOString();
  }

  root(): Promise<Answer> {
    this.#root ??= this.server.send('GET', '');
    return this.#root;
  }

  /** Does the root say that this is there? @param word part of a URI of `serverSettings.conformance`, or name of a set */
  async announces(word: string): Promise<boolean> {
    const { json } = await this.root();
    const { value, serverSettings } = (json ?? {}) as { value?: Entity[]; serverSettings?: { conformance?: string[] } };
    const isSet = Array.isArray(value) && value.some(({ name }) => name === word);
    const classes = serverSettings?.conformance;
    return isSet || (Array.isArray(classes) && classes.some((uri) => String(uri).includes(word)));
  }

  /** @throws Skip unless the root says so */
  async needs(word: string): Promise<void> {
    if (!(await this.announces(word))) throw new Skip(`the root of this server does not announce ${word}`);
  }

  /** The data of the run. @throws Skip where they could not be made; making them is a requirement of its own */
  async world(): Promise<World> {
    try {
      return await this.makeWorld();
    } catch (cause) {
      if (cause instanceof Failure) throw new Skip(`there are no data to ask for: ${cause.message.slice(0, 300)}`);
      throw cause;
    }
  }

  /** @throws Failure where a part is refused */
  makeWorld(): Promise<World> {
    this.#world ??= this.#maker(this);
    return this.#world;
  }

  async get(path: string): Promise<Answer> {
    const answer = await this.server.send('GET', path);
    expectStatus(answer, 200);
    return answer;
  }

  /** One entity. @throws Failure unless it is there */
  async entity(path: string): Promise<Entity> {
    return entityOf(await this.get(path));
  }

  /** A list as it was answered, and its entities. */
  async list(path: string): Promise<{ answer: Answer; entities: readonly Entity[] }> {
    const answer = await this.get(path);
    return { answer, entities: entitiesOf(answer) };
  }

  /** POST, then GET of what was made. @returns the entity as the server gives it */
  async make(path: string, body: unknown): Promise<Entity> {
    const answer = await this.server.send('POST', path, body);
    expectStatus(answer, 201);
    return this.entity(this.remember(answer));
  }

  /** Address of what a POST made; it is deleted at the end of the run. */
  remember(answer: Answer): string {
    const link = answer.headers.get('location');
    if (link === null) fail(answer, 'a Location header that leads to the new entity', 'no such header');
    const address = new URL(link, `${this.server.base}/`).href;
    this.#made.push(address);
    return address;
  }

  /** All entities of a set that this run made and that still are there, as a path with a question mark. */
  scope(set: SetName): string {
    const own = (path: string) => `startswith(${path},'${this.prefix}')`;
    const filters: Partial<Record<SetName, string>> = {
      HistoricalLocations: own('Thing/name'),
      Observations: own('Datastream/name'),
      FeaturesOfInterest: own('Observations/Datastream/name'),
    };
    return `${set}?$filter=${encodeURIComponent(filters[set] ?? own('name'))}`;
  }

  /** Delete what was made, newest first. @returns addresses that are still there */
  async cleanUp(): Promise<string[]> {
    const left: string[] = [];
    for (const address of this.#made.splice(0).reverse()) {
      try {
        const { status } = await this.server.send('DELETE', address);
        if (status >= 300 && status !== 404 && status !== 410) left.push(address);
      } catch {
        left.push(address);
      }
    }
    return left;
  }

  /**
   * Sensors, properties, places and features that were made along with something else are sought by name. Only what
   * bears a name of this run is taken: a server that does not know $filter answers with everything it holds.
   */
  async rememberStrays(): Promise<void> {
    for (const set of ['FeaturesOfInterest', 'Locations', 'Sensors', 'ObservedProperties', 'Things'] as const) {
      const filter = encodeURIComponent(`startswith(name,'${this.prefix}')`);
      const { json } = await this.server.send('GET', `${set}?$top=200&$filter=${filter}`);
      const { value } = (json ?? {}) as { value?: Entity[] };
      for (const entity of Array.isArray(value) ? value : [])
        if (String(entity.name).startsWith(this.prefix)) this.#made.push(String(entity['@iot.selfLink']));
    }
  }
}

export function entityOf(answer: Answer): Entity {
  const { json } = answer;
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  expectThat(answer, isObject, 'a JSON object');
  return json as Entity;
}

export function entitiesOf(answer: Answer): readonly Entity[] {
  const { value } = entityOf(answer);
  expectThat(answer, Array.isArray(value), 'a JSON object with a list "value"');
  return value as Entity[];
}

export function linkOf(entity: Entity): string {
  return String(entity['@iot.selfLink']);
}

/** An id as it stands in a filter. */
export function literal(id: unknown): string {
  return typeof id === 'string' ? `'${id.replaceAll("'", "''")}'` : String(id);
}

export const referenceTo = (entity: Entity) => ({ '@iot.id': entity['@iot.id'] });

function letters(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => String.fromCharCode(97 + (byte % 26))).join(
    '',
  );
}
