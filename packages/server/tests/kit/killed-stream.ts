import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DAY } from '@wijkritme/contract';
import { buildPerson, type TestPerson } from '../../testing/people.ts';
import { buildSignal } from '../../testing/signals.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { serve } from './child-server.ts';
import { layDistricts, type Places } from './districts.ts';
import { type Asked, askAs, commitAs } from './interpreting.ts';
import { seeded } from './seeded.ts';
import { until } from './until.ts';

/** What somebody is about to do, and how to see whether it was done. */
export interface Deed {
  readonly who: TestPerson;
  readonly method: string;
  readonly path: string;
  /** Octets, or what becomes JSON. */
  readonly body?: object;
  /** How often it is there, whole. What is there in part fails. */
  readonly times: (after: TestServer) => Promise<number>;
}

/** Who works here, and on what, before anything is killed. */
export interface Town {
  readonly server: TestServer;
  readonly places: Places;
  readonly ward: TestPerson;
  readonly police: TestPerson;
  /** Tunes signals, everywhere. */
  readonly analyst: TestPerson;
  /** Answered by ward and police. */
  readonly signal: number;
  /** Cases of that signal. */
  readonly cases: readonly number[];
}

export type Step = (town: Town, i: number) => Promise<Deed>;

export interface Sent extends Deed {
  readonly step: string;
  status: number | undefined;
}

/** Clients that send at the same time. */
const AT_ONCE = 20;

/** Days before now, at nine in the evening. */
export const evening = (daysAgo: number) =>
  `${new Date(Date.now() - daysAgo * DAY).toISOString().slice(0, 10)}T21:00:00Z`;
export const dayFromNow = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** What goes before must be right. */
export async function done<T>(answer: Promise<Asked<T>>): Promise<T> {
  const { status, text, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${text}`);
  return body;
}

export async function openCaseAs(
  { server, ward }: Pick<Town, 'server' | 'ward'>,
  signalId: number,
  title: string,
): Promise<number> {
  const body = { title, signalId, script: null, label: 'TLP:GREEN', audience: [] };
  return (await done(askAs<{ id: number }>(server, ward, { method: 'POST', path: '/v1/cases', body }))).id;
}

export async function buildTown(server: TestServer, cases: number): Promise<Town> {
  const places = await layDistricts(server);
  const ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.here }] });
  const police = await buildPerson(server, { roles: [{ role: 'community-officer', placeId: places.here }] });
  const analyst = await buildPerson(server, { roles: [{ role: 'analyst', placeId: null }] });
  const signal = await buildSignal(server, places.here, evening(3));
  for (const who of [ward, police]) await done(commitAs(server, who, signal));
  const ids: number[] = [];
  for (let i = 0; i < cases; i++) ids.push(await openCaseAs({ server, ward }, signal, `Onrust ${i}`));
  return { server, places, ward, police, analyst, signal, cases: ids };
}

/**
 * The first effect that is done stands still for good just before its commit, and what comes after a restart goes on. PostgreSQL writes a
 * file when it does: in its own folder, the one place where it may.
 */
const standStill = `
  create function stand_still() returns trigger language plpgsql as $$
    declare marker text := current_setting('data_directory') || '/in-the-middle';
    begin
      if pg_stat_file(marker, true) is null then
        execute format('copy (select 1) to %L', marker);
        perform pg_sleep(3600);
      end if;
      return new;
    end $$;
  create trigger stand_still before update on effect_run for each row when (new.state = 'done') execute function stand_still()`;

/**
 * People work in a program that is killed once something of each kind was acknowledged, while an effect is being computed.
 * @param steps what they do, each so many times
 */
export async function killWhilePeopleWork(
  dataDir: string,
  steps: Readonly<Record<string, Step>>,
  each: number,
): Promise<{ sent: Sent[]; computed: Sent }> {
  const first = await startTestServer({ store: 'embedded', dataDir });
  const town = await buildTown(first, each);
  const sent: Sent[] = [];
  for (const [step, prepare] of Object.entries(steps))
    for (let i = 0; i < each; i++) sent.push({ step, ...(await prepare(town, i)), status: undefined });
  const [computed] = sent.splice(
    sent.findIndex(({ step }) => step === 'effect'),
    1,
  );
  if (!computed) throw new Error('no step asks an effect');
  await first.context.database.pool.query(standStill);
  await first.halt();

  const child = serve(dataDir, { ADMIN_KEY: '', REQUESTS_PER_MINUTE: 'off' });
  const { url } = await child.ready();
  const waitsFor = new Set(Object.keys(steps));
  const send = async (one: Sent) => {
    one.status = await statusOf(url, one);
    if (one.status < 300) waitsFor.delete(one.step);
    if (waitsFor.size === 0) child.child.kill('SIGKILL');
  };
  await send(computed);
  await until('an effect is nearly there', () => existsSync(join(dataDir, 'postgres', 'in-the-middle')));
  const left = shuffled(sent);
  const client = async () => {
    for (let next = left.pop(); next; next = left.pop()) await send(next);
  };
  await Promise.allSettled(Array.from({ length: AT_ONCE }, client));
  const { signal } = await child.kill();
  if (signal !== 'SIGKILL') throw new Error(`ended by ${signal}`);
  return { sent, computed };
}

async function statusOf(url: string, { who, method, path, body }: Sent): Promise<number> {
  const isFile = Buffer.isBuffer(body);
  const type = { 'content-type': isFile ? 'application/octet-stream' : 'application/json' };
  const { status } = await fetch(url + path, {
    method,
    headers: { ...who.headers, origin: url, ...(body && type) },
    // The steps make either.
    body: isFile ? (body as Buffer<ArrayBuffer>) : body ? JSON.stringify(body) : null,
  });
  return status;
}

function shuffled<T>(list: readonly T[]): T[] {
  const random = seeded(1);
  return list
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
