import type { SetName } from '../entity-types.ts';
import { expectSame, expectStatus, expectThat } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import type { Entity } from '../server.ts';
import { linkOf, referenceTo, type Trial } from '../trial.ts';

const uri = (name: string) => requirement(`create-update-delete/${name}`);

export const creation: ConformanceClass = {
  uri: conformanceClass('create-update-delete'),
  name: 'Creation',
  requirements: [
    {
      uri: uri('deep-insert'),
      says: 'A thing with places and datastreams is made in one request, and places can be swapped.',
      check: async (trial) => void (await trial.makeWorld()),
    },
    {
      uri: uri('create-entity'),
      says: 'Each entity can be made by itself and reads back as it was sent.',
      check: checkEach,
    },
    {
      uri: uri('create-entity#headers'),
      says: 'Headers of clients of 1.0 are taken: a charset, and a type without a body.',
      check: checkHeaders,
    },
    {
      uri: uri('link-to-existing-entities'),
      says: 'New entities link to existing ones by {"@iot.id"}.',
      check: checkLinks,
    },
    { uri: uri('deep-insert#observations'), says: 'Observations can be made inside a datastream.', check: checkInside },
    {
      uri: uri('deep-insert#three-levels'),
      says: 'A thing is made with datastreams and their observations, each about a feature of its own.',
      check: checkThreeLevels,
    },
    {
      uri: uri('deep-insert#feature'),
      says: 'A feature of interest can be made inside an observation.',
      check: checkInlineFeature,
    },
    {
      uri: uri('create-entity#feature'),
      says: 'An observation can name an existing feature of interest.',
      check: checkOtherFeature,
    },
    {
      uri: uri('create-entity#default-feature'),
      says: 'Without a feature the place of the thing becomes one, and is used again.',
      check: checkDefaultFeature,
    },
    {
      uri: uri('create-entity#null-result-time'),
      says: 'A resultTime that was not sent reads back as null.',
      check: checkNullTime,
    },
    {
      uri: uri('create-entity#result-types'),
      says: 'Results of every JSON type survive the round trip.',
      check: checkResultTypes,
    },
    {
      uri: uri('deep-insert-status-code'),
      says: 'What is incomplete answers 400 or 409, and nothing of it is kept.',
      check: checkInvalid,
    },
    {
      uri: uri('create-entity#invalid'),
      says: 'An entity without what it needs answers 400 or 409.',
      check: checkInvalidAlone,
    },
    {
      uri: uri('create-entity#no-place'),
      says: 'An observation without a feature answers 400 or 409 where the thing has no place.',
      check: checkNoPlace,
    },
  ],
};

/** What was sent stands in what is read. */
async function makeSame(trial: Trial, path: string, body: Entity): Promise<Entity> {
  const entity = await trial.make(path, body);
  const answer = await trial.get(linkOf(entity));
  for (const [name, value] of Object.entries(body)) {
    if (/^[A-Z]/.test(name) || name === 'properties') continue;
    const isTime = /time$/i.test(name);
    const instant = (time: unknown) => (isTime ? Date.parse(String(time)) : time);
    expectSame(answer, instant(value), instant(entity[name]), name);
  }
  return entity;
}

async function checkEach(trial: Trial): Promise<void> {
  const { bodies } = trial;
  const sensor = await makeSame(trial, 'Sensors', bodies.sensor('each'));
  const property = await makeSame(trial, 'ObservedProperties', bodies.observedProperty('each'));
  await makeSame(trial, 'FeaturesOfInterest', bodies.feature('each'));
  const location = await makeSame(trial, 'Locations', bodies.location('each'));
  const thing = await makeSame(trial, 'Things', { ...bodies.thing('each'), Locations: [referenceTo(location)] });
  const datastream = await makeSame(trial, 'Datastreams', {
    ...bodies.datastream('each'),
    Thing: referenceTo(thing),
    Sensor: referenceTo(sensor),
    ObservedProperty: referenceTo(property),
  });
  await makeSame(trial, 'Observations', {
    phenomenonTime: trial.day(1),
    resultTime: trial.day(1),
    result: 8,
    Datastream: referenceTo(datastream),
  });
  await makeSame(trial, 'HistoricalLocations', {
    time: trial.day(1),
    Thing: referenceTo(thing),
    Locations: [referenceTo(location)],
  });
}

/** As the suite of OGC for 1.0 asks: GET and DELETE name a type and have no body. */
async function checkHeaders(trial: Trial): Promise<void> {
  const type = { 'content-type': 'application/json; charset=UTF-8' };
  const body = trial.bodies.sensor('headers');
  const made = await trial.server.send('POST', 'Sensors', body, { ...type, charset: 'UTF-8' });
  expectStatus(made, 201);
  const link = trial.remember(made);
  expectStatus(await trial.server.send('GET', link, undefined, { 'content-type': 'application/json' }), 200);
  expectStatus(await trial.server.send('PATCH', link, { description: 'changed' }, type), 200);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expectStatus(await trial.server.send('DELETE', link, undefined, form), 200);
  const again = trial.remember(await trial.server.send('POST', 'Sensors', body, type));
  expectStatus(await trial.server.send('DELETE', again, undefined, type), 200);
}

async function checkLinks(trial: Trial): Promise<void> {
  const { thing, datastream } = await small(trial, 'links');
  const again = await trial.entity(`${linkOf(datastream)}/Thing`);
  expectSame(await trial.get(linkOf(datastream)), linkOf(thing), linkOf(again), 'the thing');
  const location = await trial.make('Locations', trial.bodies.location('links two', [5.4, 52.4]));
  const answer = await trial.server.send('PATCH', linkOf(thing), { Locations: [referenceTo(location)] });
  expectStatus(answer, 200, 204);
  const { answer: listed, entities } = await trial.list(`${linkOf(thing)}/Locations`);
  expectSame(listed, [linkOf(location)], entities.map(linkOf), 'places');
}

/** A thing with a place and one datastream. */
export async function small(trial: Trial, mark: string): Promise<{ thing: Entity; datastream: Entity }> {
  const { bodies } = trial;
  const thing = await trial.make(
    'Things',
    bodies.thing(mark, { Locations: [bodies.location(mark)], Datastreams: [bodies.wholeDatastream(mark)] }),
  );
  const { answer, entities } = await trial.list(`${linkOf(thing)}/Datastreams`);
  expectThat(answer, entities.length === 1, 'the datastream that was made along');
  return { thing, datastream: entities[0] ?? {} };
}

async function checkInside(trial: Trial): Promise<void> {
  const { thing } = await small(trial, 'inside');
  const datastream = await trial.make(
    'Datastreams',
    trial.bodies.wholeDatastream('inside two', {
      Thing: referenceTo(thing),
      Observations: [
        { phenomenonTime: trial.day(1), result: 1 },
        { phenomenonTime: trial.day(2), result: 2 },
      ],
    }),
  );
  const { answer, entities } = await trial.list(`${linkOf(datastream)}/Observations?$orderby=phenomenonTime`);
  expectSame(
    answer,
    [1, 2],
    entities.map((one) => one.result),
    'results',
  );
}

async function checkThreeLevels(trial: Trial): Promise<void> {
  const { bodies } = trial;
  const reading = { phenomenonTime: trial.day(1), resultTime: trial.day(1), result: 5 };
  const Observations = [{ ...reading, FeatureOfInterest: bodies.feature('levels') }];
  const thing = await trial.make(
    'Things',
    bodies.thing('levels', {
      Locations: [bodies.location('levels')],
      Datastreams: [bodies.wholeDatastream('levels', { Observations })],
    }),
  );
  const { answer, entities } = await trial.list(
    `${linkOf(thing)}/Datastreams?$expand=Observations/FeatureOfInterest,Sensor,ObservedProperty`,
  );
  const [datastream = {}] = entities;
  const [made = {}] = Array.isArray(datastream.Observations) ? (datastream.Observations as Entity[]) : [];
  expectSame(answer, Date.parse(reading.phenomenonTime), Date.parse(String(made.phenomenonTime)), 'phenomenonTime');
  expectSame(answer, 5, made.result, 'result');
  const inside: [Entity, Entity | undefined][] = [
    [bodies.feature('levels'), made.FeatureOfInterest as Entity | undefined],
    [bodies.sensor('levels'), datastream.Sensor as Entity | undefined],
    [bodies.observedProperty('levels'), datastream.ObservedProperty as Entity | undefined],
  ];
  for (const [sent, read] of inside)
    for (const [name, value] of Object.entries(sent)) expectSame(answer, value, read?.[name], name);
}

async function checkInlineFeature(trial: Trial): Promise<void> {
  const { datastream } = await small(trial, 'inline');
  const body = { phenomenonTime: trial.day(1), result: 1, FeatureOfInterest: trial.bodies.feature('inline') };
  const observation = await trial.make(`${linkOf(datastream)}/Observations`, body);
  const answer = await trial.get(`${linkOf(observation)}/FeatureOfInterest`);
  expectSame(answer, body.FeatureOfInterest.feature, (answer.json as Entity).feature, 'feature');
}

async function checkOtherFeature(trial: Trial): Promise<void> {
  const { datastream } = await small(trial, 'other feature');
  const feature = await trial.make('FeaturesOfInterest', trial.bodies.feature('other'));
  const body = { phenomenonTime: trial.day(1), result: 1, FeatureOfInterest: referenceTo(feature) };
  const observation = await trial.make(`${linkOf(datastream)}/Observations`, body);
  const answer = await trial.get(`${linkOf(observation)}/FeatureOfInterest`);
  expectSame(answer, linkOf(feature), linkOf(answer.json as Entity), 'the feature');
}

async function checkDefaultFeature(trial: Trial): Promise<void> {
  const { thing, datastream } = await small(trial, 'default');
  const { entities } = await trial.list(`${linkOf(thing)}/Locations`);
  const features: string[] = [];
  for (const n of [1, 2]) {
    const body = { phenomenonTime: trial.day(n), result: n };
    const observation = await trial.make(`${linkOf(datastream)}/Observations`, body);
    const answer = await trial.get(`${linkOf(observation)}/FeatureOfInterest`);
    const feature = answer.json as Entity;
    expectSame(answer, entities[0]?.location, feature.feature, 'feature');
    features.push(linkOf(feature));
    expectThat(answer, features[0] === linkOf(feature), `the feature of before, ${features[0]}`, linkOf(feature));
  }
}

async function checkNullTime(trial: Trial): Promise<void> {
  const { datastream } = await small(trial, 'null time');
  const observation = await trial.make(`${linkOf(datastream)}/Observations`, {
    phenomenonTime: trial.day(1),
    result: 1,
  });
  const answer = await trial.get(linkOf(observation));
  expectThat(answer, observation.resultTime === null, 'resultTime null', observation);
}

async function checkResultTypes(trial: Trial): Promise<void> {
  const { datastream } = await small(trial, 'types');
  for (const [n, result] of [1.5, 'text', true, { a: 1 }, [1, 2], null].entries()) {
    const observation = await trial.make(`${linkOf(datastream)}/Observations`, {
      phenomenonTime: trial.day(n),
      result,
    });
    expectSame(await trial.get(linkOf(observation)), result, observation.result, 'result');
  }
}

/** Entities that lack something inside, and the sets in which nothing may be left of them. */
async function checkInvalid(trial: Trial): Promise<void> {
  const { bodies } = trial;
  const observations = [{ phenomenonTime: trial.day(1), result: 1, FeatureOfInterest: bodies.feature('invalid') }];
  const whole = bodies.wholeDatastream('invalid', {
    Thing: bodies.thing('invalid', { Locations: [bodies.location('invalid')] }),
    Observations: observations,
  });
  const without = (name: string) => Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name));
  const cases: [path: string, body: Entity][] = [
    ['Things', bodies.thing('invalid', { Locations: [bodies.location('invalid')], Datastreams: [without('Sensor')] })],
    ...['Sensor', 'ObservedProperty', 'Thing'].map((name): [string, Entity] => ['Datastreams', without(name)]),
  ];
  const sets: readonly SetName[] = ['Things', 'Locations', 'Datastreams', 'Sensors', 'ObservedProperties'];
  for (const [path, body] of cases) {
    expectRefused(await trial.server.send('POST', path, body));
    for (const set of sets) {
      const filter = encodeURIComponent(` and endswith(name,' invalid')`);
      const { answer, entities } = await trial.list(trial.scope(set) + filter);
      expectSame(answer, [], entities.map(linkOf), 'nothing that is left');
    }
    for (const [set, name] of [
      ['FeaturesOfInterest', 'name'],
      ['Observations', 'FeatureOfInterest/name'],
    ] as const) {
      const filter = encodeURIComponent(`${name} eq '${bodies.feature('invalid').name}'`);
      const { answer, entities } = await trial.list(`${set}?$filter=${filter}`);
      expectSame(answer, [], entities.map(linkOf), 'nothing that is left');
    }
  }
}

function expectRefused(answer: Parameters<typeof expectStatus>[0]): void {
  expectStatus(answer, 400, 409);
}

async function checkInvalidAlone(trial: Trial): Promise<void> {
  const { bodies } = trial;
  const { datastream } = await small(trial, 'alone');
  const reading = { phenomenonTime: trial.day(1), result: 1 };
  const { encodingType: _, ...feature } = bodies.feature('incomplete');
  const cases: [path: string, body: Entity][] = [
    ['Datastreams', { ...bodies.wholeDatastream('alone') }],
    ['Observations', reading],
    [`${linkOf(datastream)}/Observations`, { ...reading, FeatureOfInterest: feature }],
    ['Things', { description: 'a thing without a name' }],
    ['Locations', { ...bodies.location('alone'), location: 'nowhere' }],
  ];
  for (const [path, body] of cases) expectRefused(await trial.server.send('POST', path, body));
  const readings = await trial.list(`${linkOf(datastream)}/Observations`);
  expectSame(readings.answer, [], readings.entities.map(linkOf), 'no observation that is left');
  const filter = encodeURIComponent(`name eq '${feature.name}'`);
  const features = await trial.list(`FeaturesOfInterest?$filter=${filter}`);
  expectSame(features.answer, [], features.entities.map(linkOf), 'no feature that is left');
}

async function checkNoPlace(trial: Trial): Promise<void> {
  const { bodies } = trial;
  const datastreams = [bodies.wholeDatastream('no place')];
  const thing = await trial.make('Things', bodies.thing('no place', { Datastreams: datastreams }));
  const { entities } = await trial.list(`${linkOf(thing)}/Datastreams`);
  const reading = { phenomenonTime: trial.day(1), result: 1 };
  expectRefused(await trial.server.send('POST', `${linkOf(entities[0] ?? {})}/Observations`, reading));
}
