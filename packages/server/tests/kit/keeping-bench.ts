import type { CaseFile, Problem } from '@wijkritme/contract';
import { DAY } from '@wijkritme/contract';
import { afterAll, beforeAll } from 'vitest';
import { buildPerson, openSessionOf, type TestPerson } from '../../testing/people.ts';
import { buildSignal } from '../../testing/signals.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { layDistricts, type Places } from './districts.ts';
import { askAs } from './interpreting.ts';
import { FakeClock } from './logged-server.ts';

/** A server with a clock that is set by hand and people who work at a place, for what is removed years later; one for a file of tests. */
export class KeepingBench {
  server!: TestServer;
  places!: Places;
  ward!: TestPerson;
  police!: TestPerson;
  stranger!: TestPerson;
  readonly clock = new FakeClock(Date.parse('2026-02-02T11:00:00Z'));

  async start(): Promise<void> {
    this.server = await startTestServer({ clock: this.clock });
    this.places = await layDistricts(this.server);
    const person = (role: 'ward-officer' | 'community-officer') =>
      buildPerson(this.server, { roles: [{ role, placeId: this.places.here }] });
    this.ward = await person('ward-officer');
    this.police = await person('community-officer');
    this.stranger = await person('ward-officer');
  }

  /** Sessions do not last for weeks. */
  async moveTo(at: number): Promise<void> {
    this.clock.set(at);
    const again = async (who: TestPerson) => ({ ...who, headers: await openSessionOf(this.server, who.id) });
    this.ward = await again(this.ward);
    this.police = await again(this.police);
    this.stranger = await again(this.stranger);
  }

  /** From now. */
  readonly days = (count: number): number => this.clock.now() + count * DAY;
  readonly retention = () => this.server.client.runRetention();
  readonly pool = () => this.server.context.database.pool;
  readonly ask = <T = CaseFile & Problem>(who: TestPerson | undefined, method: string, path: string, body?: unknown) =>
    askAs<T>(this.server, who, { method, path, body });

  /** Opened by the ward officer, from a signal of now. */
  async openCase(title: string, label: object = { label: 'TLP:GREEN', audience: [] }) {
    const { places, clock } = this;
    const signalId = await buildSignal(this.server, places.here, new Date(clock.now()).toISOString());
    const { id } = (await this.ask(this.ward, 'POST', '/v1/cases', { title, signalId, script: null, ...label })).body;
    return { id, signalId };
  }

  async close(id: number, closed = true) {
    const { title, script, version } = (await this.ask(this.ward, 'GET', `/v1/cases/${id}`)).body;
    return this.ask(this.ward, 'PUT', `/v1/cases/${id}`, { title, script, closed, version });
  }

  /** What was told in the log of this kind, newest first. */
  async logged(kind: string): Promise<{ actor: string; subject: string; detail: unknown }[]> {
    const { rows } = await this.pool().query<{ actor: string; subject: string; detail: string }>(
      'select actor, subject, detail::text from log_entry where kind = $1 order by position desc',
      [kind],
    );
    return rows.map(({ actor, subject, detail }) => ({ actor, subject, detail: JSON.parse(detail) }));
  }
}

/** A bench of its own for a file of tests. */
export function useKeepingBench(): KeepingBench {
  const bench = new KeepingBench();
  beforeAll(() => bench.start());
  afterAll(() => bench.server?.stop());
  return bench;
}
