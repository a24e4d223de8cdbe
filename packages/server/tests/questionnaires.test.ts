import { type CaseFile, DAY, type NewQuestionnaireRound, type SharingLabel, sharingLabels } from '@wijkritme/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPerson, openSessionOf, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistrict, layDistricts, type Places } from './kit/districts.ts';
import { askAs, commitAs } from './kit/interpreting.ts';
import { FakeClock } from './kit/logged-server.ts';
import { buildCity } from './kit/measured-city.ts';
import { askMeasure, buildPlan, expectLess, stepAs } from './kit/measuring.ts';
import {
  addRound,
  buildRound,
  importRounds,
  listRounds,
  MARKS_AFTER,
  MARKS_BEFORE,
  readFeeling,
  removeRound,
} from './kit/questionnaires.ts';

const START = Date.parse('2026-11-22T12:00:00Z');
const clock = new FakeClock(START);
let server: TestServer;
let places: Places;
let ward: TestPerson;
let police: TestPerson;
let elsewhere: TestPerson;

beforeAll(async () => {
  server = await startTestServer({ clock });
  places = await layDistricts(server);
  ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.municipality }] });
  police = await buildPerson(server, { roles: [{ role: 'community-officer', placeId: places.municipality }] });
  elsewhere = await buildPerson(server, { roles: [{ role: 'welfare-worker', placeId: places.elsewhere }] });
});
afterAll(() => server?.stop());

const round = (change: Partial<NewQuestionnaireRound> = {}) => buildRound({ placeId: places.here, ...change });
const countRows = async () => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from questionnaire_round`.execute(
    server.context.db,
  );
  return rows[0]?.n ?? 0;
};

describe('a round', () => {
  test('is kept as counts, and told with mean and interval', async () => {
    const { status, body } = await addRound(server, ward, round());
    expect(status).toBe(201);
    expect(body).toMatchObject({
      n: 120,
      counts: MARKS_BEFORE,
      sentence: 'Een 6,1 (120 antwoorden).',
      mayRemove: true,
    });
    expect(body.mean).toBeCloseTo(6.083, 3);
    expect([body.low, body.high].map((limit) => limit?.toFixed(2))).toEqual(['5.90', '6.26']);
    expect((await listRounds(server, police, places.here)).body.items.map(({ id }) => id)).toContain(body.id);
    expect((await addRound(server, ward, round())).status).toBe(409);
  });

  test.each<[string, Partial<NewQuestionnaireRound>, string]>([
    ['fewer than ten answers', { counts: [0, 0, 0, 0, 0, 4, 3, 2, 0, 0] }, '/counts'],
    ['counts of another scale', { scale: 'yes-no' }, '/counts'],
    ['an end before its start', { from: '2026-01-20', until: '2026-01-05' }, '/until'],
    ['an end in the future', { until: '2999-01-01' }, '/until'],
    ['more answers than people were asked', { invited: 12 }, '/invited'],
    ['an address in its question', { question: 'Mail uw antwoord naar jan@voorbeeld.nl' }, '/question'],
  ])('with %s is refused, and nothing is kept', async (_, change, pointer) => {
    const before = await countRows();
    const { status, body, text } = await addRound(
      server,
      ward,
      round({ from: '2025-02-01', until: '2025-02-05', ...change }),
    );
    expect({ status, pointers: body.fields?.map((field) => field.pointer) }).toEqual({
      status: 400,
      pointers: [pointer],
    });
    expect(text).not.toContain('voorbeeld.nl');
    expect(await countRows()).toBe(before);
  });

  test('below the minimum does not get into the store whichever way it comes', async () => {
    const small = sql`update questionnaire_round set counts = '{0,0,0,0,0,4,5,0,0,0}'`.execute(server.context.db);
    await expect(small).rejects.toThrow('too small');
  });

  test('with small counts hides them from everybody, who wrote it down included', async () => {
    const counts = [1, 0, 2, 5, 9, 22, 35, 18, 4, 2];
    const { body } = await addRound(server, ward, round({ from: '2025-03-01', until: '2025-03-05', counts }));
    for (const who of [ward, police]) {
      const [shown] = (await listRounds(server, who, places.here)).body.items.filter(({ id }) => id === body.id);
      expect(shown).toMatchObject({ n: 98, mean: 6.62 });
      expect([0, 2, 8, 9].map((at) => shown?.counts[at])).toEqual([null, null, null, null]);
    }
    const rare = {
      scale: 'yes-no',
      counts: [97, 3],
      from: '2025-03-01',
      until: '2025-03-05',
      question: 'Bent u bestolen?',
    } as const;
    const told = (await addRound(server, ward, round({ ...rare, counts: [...rare.counts] }))).body;
    expect(told).toMatchObject({ n: 100, counts: [null, null], mean: null, low: null, spread: null });
    expect(told.sentence).toContain('verborgen');
  });

  test('is taken away by the organisation that wrote it down, and the log keeps that without its counts', async () => {
    const { id } = (await addRound(server, ward, round({ from: '2025-04-01', until: '2025-04-05' }))).body;
    expect((await removeRound(server, police, id)).status).toBe(403);
    expect((await removeRound(server, elsewhere, id)).status).toBe(404);
    expect((await removeRound(server, undefined, id)).status).toBe(401);
    expect((await removeRound(server, ward, id)).status).toBe(200);
    expect((await removeRound(server, ward, id)).status).toBe(404);
    const { rows } = await sql<{ detail: unknown }>`
      select detail::jsonb as detail from log_entry where subject = ${`questionnaire-round:${id}`}`.execute(
      server.context.db,
    );
    expect(rows).toEqual([
      { detail: { place: places.here, scale: 'mark-10', from: '2025-04-01', until: '2025-04-05' } },
    ]);
  });

  test('goes with its place', async () => {
    const place = await layDistrict(server);
    const { id } = (await addRound(server, ward, round({ placeId: place }))).body;
    expect((await listRounds(server, ward, place)).body.items.map((item) => item.id)).toEqual([id]);
    await server.client.deletePlace({ id: place });
    const left = sql`select id from questionnaire_round where id = ${id}`.execute(server.context.db);
    expect((await left).rows).toEqual([]);
  });
});

describe('a file', () => {
  const head = 'plek;vraag;schaal;beter;van;tot;methode;bron;uitgenodigd;antwoord_1;antwoord_2;antwoord_3';
  const line = (change: string[] = []) =>
    [
      'WK01',
      'Voelt u zich veilig?',
      'yes-no',
      'hoger',
      '2025-05-01',
      '2025-05-20',
      'panel',
      'Peiling',
      '',
      '40',
      '60',
      '',
    ]
      .map((cell, at) => change[at] ?? cell)
      .join(';');

  test('of rows with and without faults: the good ones are kept, the others are told', async () => {
    const rows = [
      line(),
      line(['WK99']),
      line([...Array(4).fill(undefined), '2025-06-31']),
      line([...Array(9).fill(undefined), '3', '4']),
      line([...Array(9).fill(undefined), 'veel']),
      line(['WK02', '"Voelt u zich ""thuis""; hier?"']),
    ];
    const { status, body } = await importRounds(server, ward, 'csv', [`\uFEFF${head}`, ...rows, ''].join('\r\n'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ rows: 6, added: 2, unchanged: 0 });
    expect(body.problems.map(({ row, field }) => [row, field])).toEqual([
      [2, 'plek'],
      [3, 'van'],
      [4, 'antwoord_1 – antwoord_3'],
      [5, 'antwoord_1'],
    ]);
    expect(body.problems.map(({ message }) => message)).toEqual([
      '“WK99” is geen plek waar u werkt. Gebruik de code of het nummer van de plek.',
      '“2025-06-31” is geen dag. Schrijf een dag als 2026-11-23.',
      'Dit zijn minder dan 10 antwoorden. Die bewaren wij niet. Voeg rondes of plekken samen.',
      '“veel” is geen heel getal. Schrijf het zonder punten; nul mag.',
    ]);
    const there = (await listRounds(server, ward, places.elsewhere)).body.items;
    expect(there.map(({ question, mean }) => [question, mean])).toContainEqual(['Voelt u zich "thuis"; hier?', 0.6]);
  });

  test('twice is no second round; other counts for the same are told', async () => {
    const again = [head, line(), line([...Array(9).fill(undefined), '41'])].join('\n');
    const { body } = await importRounds(server, ward, 'csv', again);
    expect(body).toMatchObject({
      rows: 2,
      added: 0,
      unchanged: 1,
      problems: [{ row: 2, field: 'antwoord_1 – antwoord_3' }],
    });
  });

  test('of JSON names a place by number or code', async () => {
    const { label: _, audience: __, placeId, ...rest } = round({ from: '2025-07-01', until: '2025-07-05' });
    const list = [
      { ...rest, placeId },
      { ...rest, place: 'WK02' },
      { ...rest, place: 'WK02', scale: 'mark-11' },
      7,
      { place: 'WK01' },
    ];
    const { body } = await importRounds(server, ward, 'json', JSON.stringify({ rounds: list }));
    expect(body).toMatchObject({ rows: 5, added: 2 });
    expect(body.problems.map(({ row, field }) => [row, field])).toEqual([
      [3, 'scale'],
      [4, ''],
      ...['question', 'scale', 'better', 'from', 'until', 'method', 'source', 'counts'].map((field) => [5, field]),
    ]);
  });

  test.each([
    ['csv', 'a;b\n1;2', 'mist deze kolommen'],
    ['csv', head, 'geen rijen'],
    ['csv', `${head}\n"WK01;x`, 'aanhalingsteken'],
    ['json', '{', 'geen JSON'],
    ['json', '{"rounds": 3}', 'geen lijst'],
    ['json', JSON.stringify(Array(1_001).fill({})), 'meer dan 1000 rijen'],
  ] as const)('%s that is no table of rounds is refused with what is wrong: %s', async (form, content, words) => {
    const { status, body } = await importRounds(server, ward, form, content);
    expect(status).toBe(400);
    expect(body.detail).toContain(words);
  });

  test('puts nothing in a place where one does not work', async () => {
    const { body } = await importRounds(
      server,
      elsewhere,
      'csv',
      [head, line([undefined!, 'Bent u tevreden?'])].join('\n'),
    );
    expect(body).toMatchObject({ added: 0, problems: [{ row: 1, field: 'plek' }] });
  });
});

test('nobody reads or takes away a round that they may not see', async () => {
  const place = await layDistrict(server);
  const author = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: place }] });
  const { organisationId } = author;
  const readers = [
    { who: author, works: true, isColleague: true },
    {
      who: await buildPerson(server, { roles: [{ role: 'analyst', placeId: place }], organisationId }),
      works: true,
      isColleague: true,
    },
    {
      who: await buildPerson(server, { roles: [{ role: 'housing-manager', placeId: place }] }),
      works: true,
      isColleague: false,
    },
    { who: elsewhere, works: false, isColleague: false },
    {
      who: await buildPerson(server, { roles: [{ role: 'auditor', placeId: null }], organisationId }),
      works: false,
      isColleague: true,
    },
    { who: undefined, works: false, isColleague: false },
  ];
  let day = 0;
  const cases = fc.record({ label: fc.constantFrom(...sharingLabels), named: fc.boolean() });
  const maySee = (at: number, label: SharingLabel, named: boolean): boolean => {
    const { works, isColleague } = readers[at]!;
    if (!works || at === 0) return works;
    if (label === 'TLP:RED') return named && at === 2;
    if (label === 'TLP:AMBER') return isColleague || (named && at === 2);
    return label === 'TLP:AMBER+STRICT' ? isColleague : true;
  };
  await fc.assert(
    fc.asyncProperty(cases, async ({ label, named }) => {
      const from = new Date(Date.UTC(2020, 0, ++day)).toISOString().slice(0, 10);
      const third = readers[2]!.who!;
      const change = {
        ...(label === 'TLP:AMBER' && named ? { audience: [third.organisationId] } : {}),
        ...(label === 'TLP:RED' && named ? { persons: [third.id] } : {}),
      };
      const { id } = (await addRound(server, author, round({ placeId: place, from, until: from, label, ...change })))
        .body;
      for (const [at, { who, works, isColleague }] of readers.entries()) {
        const { status, body } = await listRounds(server, who, place);
        const may = maySee(at, label, named);
        expect({ at, label, status }).toEqual({ at, label, status: works ? 200 : who ? 403 : 401 });
        expect({ at, label, seen: works && body.items.some((one) => one.id === id) }).toEqual({ at, label, seen: may });
        if (!may || !isColleague) expect((await removeRound(server, who, id)).status).not.toBe(200);
      }
      expect((await removeRound(server, author, id)).status).toBe(200);
    }),
    { numRuns: 15 },
  );
});

describe('beside a measure', () => {
  const dayOf = (days: number) => new Date(START + days * DAY).toISOString().slice(0, 10);
  const question = 'Hoe veilig vindt u het hier?';
  const beforeIt = { question, from: dayOf(-40), until: dayOf(-30) };
  let measure: number;

  beforeAll(async () => {
    // The second street lies in the other district; what is silent has nothing to compare with.
    const [here = 0, there = 0] = await buildCity(server, { streets: 2, from: START - 3 * DAY, to: START });
    const signalId = await buildSignal(server, places.here);
    for (const who of [ward, police]) await commitAs(server, who, signalId);
    const body = { title: 'Onrust', signalId, script: null, label: 'TLP:GREEN', audience: [] };
    const file = (await askAs<CaseFile>(server, ward, { method: 'POST', path: '/v1/cases', body })).body;
    const plan = buildPlan({
      ...{ ownerId: ward.organisationId, placeId: places.here, startsOn: dayOf(0), endsOn: dayOf(40), by: dayOf(30) },
      expected: [expectLess(here, [there])],
    });
    const proposed = (await askMeasure(server, ward, 'POST', '', { caseId: file.id, plan })).body;
    expect(proposed.detail).toBeUndefined();
    const planned = (await stepAs(server, ward, proposed, { to: 'planned' })).body;
    const running = await stepAs(server, ward, planned, { to: 'running' });
    expect([running.status, running.body.detail]).toEqual([200, undefined]);
    measure = running.body.id;
    clock.set(START + 20 * DAY);
    // Sessions do not last for weeks.
    const again = async (who: TestPerson) => ({ ...who, headers: await openSessionOf(server, who.id) });
    [ward, police, elsewhere] = [await again(ward), await again(police), await again(elsewhere)];
  });

  const read = async (who = ward) => {
    const { status, body } = await readFeeling(server, who, measure);
    return { status, asked: body.questions?.find((one) => one.question === question) };
  };

  test('a round before and none after says that there is none yet', async () => {
    await addRound(server, ward, round(beforeIt));
    const { asked } = await read();
    expect(asked).toMatchObject({ difference: null, sentences: [], rounds: [{ part: 'before', isCompared: false }] });
    expect(asked?.warnings).toEqual(['Er is nog geen ronde van na het begin.']);
  });

  test('before and after stand beside each other, with the warning that this proves little', async () => {
    await addRound(server, ward, round({ question, from: dayOf(-5), until: dayOf(5) }));
    await addRound(server, ward, round({ question, from: dayOf(11), until: dayOf(18), counts: MARKS_AFTER }));
    const { asked } = await read();
    expect(asked?.rounds.map(({ part, isCompared }) => [part, isCompared])).toEqual([
      ['before', true],
      ['across', false],
      ['after', true],
    ]);
    expect(asked?.sentences.slice(0, 2)).toEqual([
      'Voor de maatregel kreeg WK01 een 6,1 (120 antwoorden), erna een 6,6 (98 antwoorden).',
      'Dat verschil is groter dan toeval: het is beter dan ervoor.',
    ]);
    // Welch over the counts above: 6.5714 − 6.0833, standard errors 0.0941 and 0.1075, 200 degrees of freedom.
    expect(asked?.difference?.value).toBeCloseTo(0.488, 3);
    expect(asked?.difference?.low).toBeCloseTo(0.206, 2);
    expect(asked?.difference?.high).toBeCloseTo(0.77, 2);
    expect(asked?.warnings).toHaveLength(1);
    expect(asked?.warnings[0]).toContain('bewijst voor en na weinig');
  });

  test('a place of comparison takes its own change off, for who may see it', async () => {
    const there = { question, placeId: places.elsewhere, label: 'TLP:AMBER+STRICT' as const };
    await addRound(server, ward, buildRound({ ...there, from: dayOf(-40), until: dayOf(-30) }));
    await addRound(server, ward, buildRound({ ...there, from: dayOf(11), until: dayOf(18), counts: MARKS_AFTER }));
    const { asked } = await read();
    expect(asked?.comparison?.difference.value).toBeCloseTo(0, 10);
    expect(asked?.comparison?.places.map(({ placeName }) => placeName)).toEqual(['WK02']);
    expect(asked?.sentences.at(-1)).toBe('Ook dat kan toeval zijn.');
    expect(asked?.label).toBe('TLP:AMBER+STRICT');
    expect((await read(police)).asked).toMatchObject({ comparison: null, label: 'TLP:GREEN' });
    // What it tells of was seen, and only that.
    const readers = async (place: number) =>
      (await listRounds(server, ward, place)).body.items
        .filter((one) => one.question === question)
        .map(({ seenBy }) => seenBy?.map(({ organisation }) => organisation.id));
    expect(await readers(places.here)).toEqual(Array(3).fill([police.organisationId]));
    expect(await readers(places.elsewhere)).toEqual([[], []]);
  });

  test('a measure that one may not see tells no feeling', async () => {
    expect((await readFeeling(server, elsewhere, measure)).status).toBe(404);
    expect((await readFeeling(server, undefined, measure)).status).toBe(401);
    const auditor = await buildPerson(server, { roles: [{ role: 'auditor', placeId: null }] });
    expect((await readFeeling(server, auditor, measure)).status).toBe(403);
  });
});
