import { Writable } from 'node:stream';
import type {
  DeliveryList,
  NoticeList,
  NoticePreferences,
  NoticePreferencesChange,
  Problem,
} from '@wijkritme/contract';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { SharingTables } from '../../src/sharing/tables.ts';
import { buildPerson, type TestPerson } from '../../testing/people.ts';
import { buildSignal } from '../../testing/signals.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { layDistricts, type Places } from './districts.ts';
import { freePort } from './free-port.ts';
import { askAs } from './interpreting.ts';
import { type ListeningProgram, openProgram } from './listening-program.ts';
import { type MailBox, openMailBox } from './mail-box.ts';
import { until } from './until.ts';

/** Friday, noon in Amsterdam. */
const NOON = Date.parse('2026-11-20T11:00:00Z');

export interface NoticeBenchOptions {
  /** Folder with built pages. */
  readonly pages?: string;
}

/** A server with a mail server, a program that listens and a clock that is set by hand; one for a file of tests. */
export class NoticeBench {
  server!: TestServer;
  places!: Places;
  box!: MailBox;
  program!: ListeningProgram;
  #time = NOON;
  #mailPort = 0;
  #logged = '';
  #addresses = 0;

  readonly clock = { now: () => this.#time };
  readonly logged = () => this.#logged;
  /** Until everything that is stored was looked at: what others in this PostgreSQL still write holds the outbox up. */
  readonly run = (): Promise<void> =>
    until('everything was told', async () => {
      await this.server.rooms.notices.run();
      const { rows } = await this.server.context.database.pool.query<{ done: boolean }>(
        `select position >= (select coalesce(max(id), 0) from outbox) as done from notice_cursor where source = 'cases'`,
      );
      return rows[0]?.done;
    }).then(() => undefined);
  readonly worker = (placeId: number | null) =>
    buildPerson(this.server, { roles: [{ role: 'ward-officer', placeId }] });
  /** A signal that is noticed at this moment. */
  readonly noticed = (placeId: number | null) => buildSignal(this.server, placeId, new Date(this.#time).toISOString());
  readonly ask = <T>(person: TestPerson | undefined, method: string, path: string, body?: unknown) =>
    askAs<T & Problem>(this.server, person, { method, path, body });
  readonly listOf = async (person: TestPerson) =>
    (await askAs<NoticeList>(this.server, person, { path: '/v1/notices' })).body;

  readonly #pages: string | undefined;

  constructor({ pages }: NoticeBenchOptions = {}) {
    this.#pages = pages;
  }

  async start(): Promise<void> {
    [this.box, this.program] = await Promise.all([openMailBox(), openProgram()]);
    this.#mailPort = Number(new URL(this.box.url).port);
    const into = new Writable({
      write: (part: Buffer, _encoding, done) => {
        this.#logged += part.toString();
        done();
      },
    });
    const port = await freePort();
    this.server = await startTestServer({
      clock: this.clock,
      ...(this.#pages && { pages: this.#pages }),
      log: pino({ level: 'debug' }, into),
      env: {
        PORT: `${port}`,
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        SMTP_URL: this.box.url,
        MAIL_FROM: 'Wijkritme <ritme@gemeente.example>',
        PRIVATE_WEBHOOKS: 'on',
        PUSH_CONTACT: 'mailto:beheer@gemeente.example',
        PUSH_SERVICES: '127.0.0.1',
      },
    });
    this.places = await layDistricts(this.server);
  }

  async stop(): Promise<void> {
    await this.server?.stop();
    await Promise.all([this.box?.stop(), this.program?.stop()]);
  }

  /** What earlier tests left waiting goes out first. */
  async clear(): Promise<void> {
    await this.run();
    this.box.mails.length = 0;
    this.program.heard.length = 0;
  }

  /** The mail server comes back where it was. */
  readonly openBox = async (): Promise<void> => {
    this.box = await openMailBox(this.#mailPort);
  };

  readonly deliveries = async () => (await this.server.send<DeliveryList>('GET', '/v1/deliveries')).body;

  /** The mail to somebody that has not got through. */
  readonly stuckMailOf = async ({ id }: TestPerson) =>
    (await this.deliveries()).items.find(({ personId, state }) => personId === id && state !== 'sent');

  readonly prefer = async (person: TestPerson, change: Partial<NoticePreferencesChange>) => {
    const path = '/v1/notice-preferences';
    const { body } = await this.ask<NoticePreferences>(person, 'GET', path);
    return this.ask<NoticePreferences>(person, 'PUT', path, { ...choicesOf(body), ...change });
  };

  /** Through the product's own door: a link is sent to the address, and opened. @returns the address */
  readonly verify = async (person: TestPerson): Promise<string> => {
    this.#addresses += 1;
    const address = `lezer${this.#addresses}@voorbeeld.nl`;
    const sent = await this.ask(person, 'POST', '/v1/notice-preferences/mail-verifications', { address });
    expect(sent.status).toBe(202);
    await this.run();
    const mail = this.box.mails.find(({ to }) => to.includes(address));
    const token = /#token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
    expect((await this.ask(undefined, 'POST', '/v1/mail-confirmations', { token })).status).toBe(200);
    this.box.mails.length = 0;
    return address;
  };

  readonly openCaseAs = (person: TestPerson, signalId: number, label: string, title = 'Geheim overleg') =>
    this.ask<{ id: number }>(person, 'POST', '/v1/cases', { title, signalId, script: null, label, audience: [] });

  readonly at = <T>(time: string, work: () => Promise<T>): Promise<T> =>
    this.later(Date.parse(time) - this.#time, work);

  /** As if so much time had passed. */
  readonly later = async <T>(ms: number, work: () => Promise<T>): Promise<T> => {
    const before = this.#time;
    this.#time += ms;
    try {
      return await work();
    } finally {
      this.#time = before;
    }
  };

  readonly takeRoles = async ({ id }: TestPerson): Promise<void> => {
    const db = this.server.context.db.withTables<SharingTables>();
    await db.deleteFrom('role_grant').where('person_id', '=', id).execute();
  };

  readonly joinOrganisation = async (one: TestPerson, other: TestPerson): Promise<void> => {
    const db = this.server.context.db.withTables<SharingTables>();
    const change = { organisation_id: one.organisationId };
    await db.updateTable('person').set(change).where('id', '=', other.id).execute();
  };
}

/** What a person can change of what they get. */
export function choicesOf({ mailAddress, mailVerified, mailPossible, pushPossible, ...choices }: NoticePreferences) {
  return choices;
}

export function useNoticeBench(options?: NoticeBenchOptions): NoticeBench {
  const bench = new NoticeBench(options);
  beforeAll(() => bench.start());
  afterAll(() => bench.stop());
  beforeEach(() => bench.clear());
  return bench;
}
