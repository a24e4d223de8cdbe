import { randomBytes } from 'node:crypto';
import {
  type OperationDeclaration,
  type OperationId,
  operations,
  type PlannedEventDraft,
  type Role,
  roles,
  type SumDraft,
} from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { newInterpretation } from './kit/interpreting.ts';
import { buildRound } from './kit/questionnaires.ts';
import { type Row, rows } from './kit/who-may.ts';

const all = Object.entries(operations) as [OperationId, OperationDeclaration][];
const rolesOf = (row: Row): readonly Role[] => (typeof row === 'string' ? [] : 'placed' in row ? row.placed : row);
const isPlaced = (row: Row) => typeof row === 'object' && 'placed' in row;

let server: TestServer;
let places: Places;
let thingHere: number;
let streamHere: number;
let signalHere: number;
let sumHere: SumDraft;
/** One person per role and place. */
const staff = new Map<string, TestPerson>();
const nameOf = (role: Role, where: string) => `${role} ${where}`;
const wheres = ['everywhere', 'here', 'above', 'elsewhere'] as const;

beforeAll(async () => {
  server = await startTestServer();
  places = await layDistricts(server);
  const { thingId, datastreams } = await buildThing(server, { position: places.pointHere, datastreams: 3 });
  sumHere = { total: datastreams[0] ?? 0, parts: datastreams.slice(1), reason: 'nagaan of dit mag' };
  thingHere = thingId;
  streamHere = datastreams[0] ?? 0;
  signalHere = await buildSignal(server, places.here);
  const idOf = { everywhere: null, here: places.here, above: places.municipality, elsewhere: places.elsewhere };
  for (const role of roles)
    for (const where of wheres)
      staff.set(nameOf(role, where), await buildPerson(server, { roles: [{ role, placeId: idOf[where] }] }));
});
afterAll(() => server?.stop());

test('every operation has a row, and there is no other row', () => {
  expect(Object.keys(rows).sort()).toEqual(all.map(([id]) => id).sort());
});

test.each(all)('%s: contract and table say the same of everybody', (id, { access, placed }) => {
  const row = rows[id] ?? [];
  expect(typeof row === 'string' ? row : undefined).toBe(
    access === 'everyone' || access === 'signed-in' ? access : undefined,
  );
  expect(isPlaced(row)).toBe(placed ?? false);
});

describe.each(all.filter(([, { access }]) => access !== 'everyone'))('%s', (id, declared) => {
  test.each(roles)('as %s', async (role) => {
    const row = rows[id] ?? [];
    for (const where of wheres) {
      const person = staff.get(nameOf(role, where)) as TestPerson;
      const answer = await ask(id, declared, person.headers);
      expect({ where, isAllowed: answer !== 401 && answer !== 403 }).toEqual({
        where,
        isAllowed: isAllowed(row, role, where),
      });
    }
  });
});

function isAllowed(row: Row, role: Role, where: (typeof wheres)[number]): boolean {
  if (row === 'signed-in' || row === 'everyone') return true;
  if (!rolesOf(row).includes(role)) return false;
  if (typeof row === 'object' && 'anywhere' in row) return true;
  return where === 'everywhere' || (isPlaced(row) && where !== 'elsewhere');
}

/** What a right is needed for at a place is really done there; of the rest the input is empty and ids do not exist. */
async function ask(id: OperationId, declared: OperationDeclaration, headers: Record<string, string>): Promise<number> {
  const target = await targetOf(id);
  const body = target?.body ?? (declared.method === 'GET' || declared.method === 'DELETE' ? undefined : {});
  const path = declared.path
    .replace(':id', String(target?.id ?? 999_999))
    .replace(':kind', 'water')
    .replace(':effect', '999999')
    .replace(':attachment', '999999')
    .concat(target?.query ?? '');
  const answer = await fetch(server.url + path, {
    method: declared.method,
    headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : null,
  });
  await answer.arrayBuffer();
  return answer.status;
}

const plannedMarket: PlannedEventDraft = {
  kind: 'market',
  name: 'Weekmarkt',
  start: '2026-12-05T09:00',
  end: '2026-12-05T17:00',
  expected: 'higher',
};
const EMPTY_CALENDAR = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n';
const planMarket = async () => (await server.client.addPlannedEvent({ id: places.here, body: plannedMarket })).id;

async function targetOf(id: OperationId): Promise<{ id: number; query?: string; body?: object } | undefined> {
  switch (id) {
    case 'addCalendarEvents':
      return { id: places.here, body: { items: [] } };
    case 'addPlannedEvent':
      return { id: places.here, body: plannedMarket };
    case 'putPlannedEvent':
      return { id: await planMarket(), body: { ...plannedMarket, version: 1 } };
    case 'deletePlannedEvent':
      return { id: await planMarket() };
    case 'importPlannedEvents':
      return { id: places.here, body: { calendar: EMPTY_CALENDAR, file: 'a.ics', kind: 'event', expected: 'unknown' } };
    case 'putSchoolRegion':
      return { id: places.here, body: { region: null } };
    case 'putAlarmBudget':
      return { id: places.here, body: { perWeek: 1 } };
    case 'openCase':
      return {
        id: 0,
        body: { title: 'Proef', signalId: signalHere, script: null, label: 'TLP:GREEN', audience: [] },
      };
    case 'getSignalWork':
      return { id: signalHere };
    case 'assignSignal':
      return { id: signalHere, body: { personId: null, version: 0 } };
    case 'putKeepTerms':
      return { id: places.here, body: { version: 0 } };
    case 'putAnswerTerm':
      return { id: places.here, body: { days: 5 } };
    case 'giveSignalFeedback':
      return { id: signalHere, body: { verdict: 'useful', reason: '', version: 0 } };
    case 'createFeedbackDecision':
      return { id: 0, body: { kind: 'fewer', placeId: places.here, decision: 'dismissed', perWeek: 1 } };
    case 'listQuestionnaireRounds':
      return { id: 0, query: `?place=${places.here}` };
    case 'createQuestionnaireRound':
      return { id: 0, body: buildRound({ placeId: places.here }) };
    case 'listReports':
      return { id: 0, query: `?place=${places.here}` };
    case 'createReport':
      return { id: 0, body: { placeId: places.here, categoryId: 1, amount: 3 } };
    case 'importReports':
      return { id: 0, body: { source: 'x', rows: [] } };
    case 'listSignalReports':
      return { id: signalHere };
    case 'listCoworkers':
      return { id: 0, query: `?place=${places.here}` };
    case 'getSignalFeedback':
    case 'listInterpretations':
      return { id: signalHere };
    case 'declineInterpretation':
      return { id: signalHere, body: {} };
    case 'commitInterpretation':
      return { id: signalHere, body: newInterpretation() };
    case 'changeOwnOpinion':
      return { id: signalHere, body: { explanationId: 1, sure: 1, words: '', version: 1 } };
    case 'changeOwnLabel':
      return { id: signalHere, body: { label: 'TLP:RED', audience: [], version: 1 } };
    case 'putPassport':
      return { id: streamHere, body: buildPassport() };
    case 'trainForecasts':
      return { id: places.here };
    case 'declareSum':
      return { id: 0, body: sumHere };
    case 'decideSum':
      return {
        id: (await server.client.declareSum({ body: sumHere })).id,
        body: { status: 'rejected', reason: 'nagaan of dit mag' },
      };
    case 'withdrawPassport':
      return { id: streamHere };
    case 'createDeviceKey':
    case 'listDeviceEvents':
    case 'listDeviceCredentials':
      return { id: thingHere };
    case 'registerDeviceCertificate':
      return { id: thingHere, body: { label: 'x', certificate: 'x' } };
    case 'revokeDeviceCertificate':
      return { id: await certificateHere() };
    case 'revokeDeviceKey':
      return { id: (await server.client.createDeviceKey({ id: thingHere })).id };
    case 'addFoundDevice':
      return { id: 999_999, body: { name: 'Teller', placeId: places.here } };
    case 'changeStage':
      return { id: thingHere, body: { to: 'withdrawn', reason: 'nagaan of dit mag' } };
    case 'validateThing':
      return { id: thingHere, body: { reason: 'nagaan of dit mag' } };
    case 'givePurpose':
      return { id: 1, body: { placeId: places.here, purpose: 'signal', words: 'nagaan of dit werkt' } };
    default:
      return undefined;
  }
}

/** A certificate of the thing; more of them than one may register. */
async function certificateHere(): Promise<number> {
  const { rows: made } = await server.context.database.pool.query<{ id: number }>(
    `insert into device_certificate (thing_id, fingerprint, label, valid_from, valid_until, created_at)
     values ($1, $2, 'x', now(), now(), now()) returning id`,
    [thingHere, randomBytes(32)],
  );
  return made[0]?.id ?? 0;
}

describe('SensorThings entities', () => {
  test.each(roles)('%s makes them only with the right, everywhere', async (role) => {
    for (const where of wheres) {
      const person = staff.get(nameOf(role, where)) as TestPerson;
      const answer = await fetch(`${server.url}/v1.1/Things`, {
        method: 'POST',
        headers: { ...person.headers, 'content-type': 'application/json' },
        body: '{}',
      });
      expect({ where, status: answer.status }).toEqual({
        where,
        status: role === 'administrator' && where === 'everywhere' ? 400 : 403,
      });
    }
  });
});

test.each(['resident-group', 'event-organiser'] as const)('an administrator of a %s manages nothing', async (kind) => {
  const person = await buildPerson(server, {
    roles: [{ role: 'administrator', placeId: null }],
    organisationKind: kind,
  });
  expect(await ask('importPlaces', operations.importPlaces, person.headers)).toBe(403);
  expect(await ask('putPassport', operations.putPassport, person.headers)).toBe(403);
});

test('a passport history names number, organisation and role of who did it, never a name', async () => {
  const person = await buildPerson(server, { roles: [{ role: 'privacy-officer', placeId: places.here }] });
  expect(await ask('putPassport', operations.putPassport, person.headers)).toBe(200);
  const { items } = await server.client.listPassportVersions({ id: streamHere });
  expect(items[0]?.changedBy).toBe(`person:${person.id} organisation:${person.organisationId} privacy-officer`);
});
