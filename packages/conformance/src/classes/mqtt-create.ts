import { expectSame, expectThat } from '../failure.ts';
import { withBroker } from '../mqtt.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import { linkOf, referenceTo, type Trial } from '../trial.ts';
import { small } from './create.ts';

const uri = (mark: string) => requirement(`create-observations-via-mqtt/observations-creation#${mark}`);

export const mqttCreation: ConformanceClass = {
  uri: conformanceClass('create-observations-via-mqtt'),
  name: 'Observations over MQTT',
  requirements: [
    {
      uri: uri('datastream'),
      says: 'A message to v1.1/Datastreams(id)/Observations becomes an observation.',
      check: (trial) => checkPublish(trial, false),
    },
    {
      uri: uri('observations'),
      says: 'A message to v1.1/Observations that names its datastream becomes an observation.',
      check: (trial) => checkPublish(trial, true),
    },
    {
      uri: uri('feature'),
      says: 'A message to v1.1/FeaturesOfInterest(id)/Observations becomes an observation about that feature.',
      check: (trial) => checkAbout(trial, false),
    },
    {
      uri: uri('deep-insert'),
      says: 'A feature of interest can be made inside a message.',
      check: (trial) => checkAbout(trial, true),
    },
  ],
};

async function checkPublish(trial: Trial, isNamed: boolean): Promise<void> {
  await withBroker(trial, async (broker) => {
    const { datastream } = await small(trial, isNamed ? 'publish named' : 'publish');
    const path = broker.topicOf(linkOf(datastream));
    const body = { phenomenonTime: trial.day(1), result: 17, ...(isNamed && { Datastream: referenceTo(datastream) }) };
    await broker.publish(isNamed ? broker.topicOf(`${trial.server.base}/Observations`) : `${path}/Observations`, body);
    const found = await broker.eventually(async () => {
      const list = await trial.list(`${linkOf(datastream)}/Observations`);
      return list.entities.length > 0 ? list : undefined;
    });
    const { answer, entities } = found ?? (await trial.list(`${linkOf(datastream)}/Observations`));
    expectThat(answer, entities.length === 1, 'the observation that was published');
    expectSame(answer, 17, entities[0]?.result, 'result');
  });
}

async function checkAbout(trial: Trial, isInside: boolean): Promise<void> {
  await withBroker(trial, async (broker) => {
    const { datastream } = await small(trial, isInside ? 'publish inside' : 'publish about');
    const feature = trial.bodies.feature(isInside ? 'published' : 'published about');
    const body = { phenomenonTime: trial.day(1), result: 19, Datastream: referenceTo(datastream) };
    if (isInside)
      await broker.publish(broker.topicOf(`${trial.server.base}/Observations`), {
        ...body,
        FeatureOfInterest: feature,
      });
    else {
      const made = await trial.make('FeaturesOfInterest', feature);
      await broker.publish(`${broker.topicOf(linkOf(made))}/Observations`, body);
    }
    const path = `${linkOf(datastream)}/Observations?$expand=FeatureOfInterest`;
    const found = await broker.eventually(async () => {
      const list = await trial.list(path);
      return list.entities.length > 0 ? list : undefined;
    });
    const { answer, entities } = found ?? (await trial.list(path));
    expectThat(answer, entities.length === 1, 'the observation that was published');
    const about = entities[0]?.FeatureOfInterest as { name?: unknown } | undefined;
    expectSame(answer, feature.name, about?.name, 'name of its feature');
  });
}
