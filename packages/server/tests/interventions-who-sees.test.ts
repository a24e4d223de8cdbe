import {
  type CaseFile,
  type InterventionFile,
  type InterventionList,
  type SharingLabel,
  sharingLabels,
} from '@wijkritme/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts } from './kit/districts.ts';
import { askAs, declineAll } from './kit/interpreting.ts';
import { askMeasure, buildPlan, expectLess, stepAs } from './kit/measuring.ts';

interface Member {
  readonly person: TestPerson;
  readonly mayWorkAt: readonly number[];
}

let server: TestServer;
let places: { here: number; elsewhere: number };
let series: number;
let members: Member[];

beforeAll(async () => {
  server = await startTestServer();
  const laid = await layDistricts(server);
  places = laid;
  series = (await buildThing(server, { position: laid.pointHere })).datastreams[0] ?? 0;
  const both = [laid.here, laid.elsewhere];
  const ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: laid.here }] });
  const { organisationId } = ward;
  const others: [Parameters<typeof buildPerson>[1], readonly number[]][] = [
    [{ roles: [{ role: 'analyst', placeId: null }], organisationId }, both],
    [{ roles: [{ role: 'community-officer', placeId: laid.municipality }] }, both],
    [{ roles: [{ role: 'welfare-worker', placeId: laid.here }] }, [laid.here]],
    [{ roles: [{ role: 'housing-manager', placeId: laid.elsewhere }] }, [laid.elsewhere]],
    [{ roles: [{ role: 'auditor', placeId: null }], organisationId }, []],
  ];
  members = [{ person: ward, mayWorkAt: [laid.here] }];
  for (const [options, mayWorkAt] of others) members.push({ person: await buildPerson(server, options), mayWorkAt });
});
afterAll(() => server?.stop());

const personAt = (index: number) => (members[index] as Member).person;

/** The rule of a case, written down a second time: nobody sees a measure of a case that they may not see. */
function maySee(reader: number, at: number, { label, audience }: Shared): boolean {
  if (!members[reader]?.mayWorkAt.includes(at)) return false;
  const isColleague = personAt(reader).organisationId === personAt(0).organisationId;
  if (reader === 0 || label === 'TLP:CLEAR' || label === 'TLP:GREEN') return true;
  if (label === 'TLP:AMBER')
    return isColleague || audience.some((one) => personAt(one).organisationId === personAt(reader).organisationId);
  return label === 'TLP:AMBER+STRICT' && isColleague;
}

interface Shared {
  readonly label: SharingLabel;
  readonly audience: readonly number[];
}

const shared: fc.Arbitrary<Shared> = fc.record({
  label: fc.constantFrom(...sharingLabels),
  audience: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 2 }),
});

test('nobody fetches, lists, changes or moves a measure of a case that they may not see', async () => {
  await fc.assert(
    fc.asyncProperty(shared, shared, async (before, after) => {
      const { file, measure } = await propose(before);
      const label = { ...sharing(after), version: 1, reason: 'zo is afgesproken' };
      const moved = await askAs(server, personAt(0), {
        method: 'PUT',
        path: `/v1/cases/${file.id}/label`,
        body: label,
      });
      expect(moved.status).toBe(200);
      for (const reader of members.keys()) {
        const may = maySee(reader, places.here, after);
        const canWork = (members[reader]?.mayWorkAt.length ?? 0) > 0;
        expect({ reader, ...(await tried(personAt(reader), file, measure)) }).toEqual({
          reader,
          read: may ? 200 : canWork ? 404 : 403,
          listed: may,
          ofCase: may,
          found: may,
          stepped: may ? 409 : canWork ? 404 : 403,
          changed: may ? 409 : canWork ? 404 : 403,
          named: may,
        });
      }
      // Who was shown the measure was shown the name of its case: that has a receipt, and nobody else has one (decision 85).
      const { body } = await askAs<CaseFile>(server, personAt(0), { path: `/v1/cases/${file.id}` });
      const readers = [...members.keys()].filter((reader) => reader > 0 && maySee(reader, places.here, after));
      expect(body.seenBy?.map(({ organisation }) => organisation.id).sort()).toEqual(
        readers.map((reader) => personAt(reader).organisationId).sort(),
      );
      expect(body.seenBy?.some(({ whole }) => whole)).toBe(false);
    }),
    { numRuns: 12 },
  );
});

const sharing = ({ label, audience }: Shared) => ({
  label,
  audience: label === 'TLP:AMBER' ? [...new Set(audience.map((one) => personAt(one).organisationId))] : [],
});

async function propose(to: Shared): Promise<{ file: CaseFile; measure: InterventionFile }> {
  const signalId = await buildSignal(server, places.here);
  const body = { title: 'Onrust op het plein', signalId, script: null, ...sharing(to) };
  await declineAll(
    server,
    signalId,
    members.map(({ person }) => person),
  );
  const file = (await askAs<CaseFile>(server, personAt(0), { method: 'POST', path: '/v1/cases', body })).body;
  const plan = buildPlan({
    title: 'geheime-maatregel',
    ownerId: personAt(0).organisationId,
    expected: [expectLess(series)],
  });
  const measure = (await askMeasure(server, personAt(0), 'POST', '', { caseId: file.id, plan })).body;
  return { file, measure };
}

/** Every door that names a measure; the changes are asked with a version that is not there, so that nothing moves. */
async function tried(who: TestPerson, file: CaseFile, measure: InterventionFile) {
  const old = { ...measure, version: 99 };
  const read = await askMeasure(server, who, 'GET', `/${measure.id}`);
  const list = await askAs<InterventionList>(server, who, { path: '/v1/interventions?limit=1000' });
  const ofCase = await askAs<InterventionList>(server, who, { path: `/v1/interventions?case=${file.id}` });
  const words = '/v1/interventions?search=GEHEIME%20plein&state=proposed&limit=1000';
  const found = await askAs<InterventionList>(server, who, { path: words });
  const has = ({ items }: InterventionList) => items?.some(({ id }) => id === measure.id) ?? false;
  return {
    read: read.status,
    listed: has(list.body),
    ofCase: has(ofCase.body),
    found: has(found.body),
    stepped: (await stepAs(server, who, old, { to: 'planned' })).status,
    changed: (await askMeasure(server, who, 'PUT', `/${measure.id}`, { plan: measure.plan, version: 99 })).status,
    named: read.text.includes('geheime-maatregel'),
  };
}
