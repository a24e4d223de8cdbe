import { Failure } from '../failure.ts';
import { type Broker, withBroker } from '../mqtt.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import type { Entity } from '../server.ts';
import { linkOf, type Trial } from '../trial.ts';
import { small } from './create.ts';

const uri = (mark: string) => requirement(`receive-updates-via-mqtt/receive-updates#${mark}`);

export const mqttUpdates: ConformanceClass = {
  uri: conformanceClass('receive-updates-via-mqtt'),
  name: 'Updates over MQTT',
  requirements: [
    { uri: uri('related'), says: 'v1.1/Datastreams(id)/Observations tells each new observation.', check: checkRelated },
    {
      uri: uri('set'),
      says: 'v1.1/Observations tells each new observation, whole, with id and links.',
      check: checkSet,
    },
    { uri: uri('select'), says: '?$select= leaves what was chosen.', check: checkSelect },
    { uri: uri('entity'), says: 'v1.1/Things(id) tells a change of the entity.', check: checkEntity },
    { uri: uri('put'), says: 'v1.1/Things(id) tells a change by PUT.', check: checkPut },
    { uri: uri('made'), says: 'v1.1/Things tells a thing that is made.', check: checkMade },
    {
      uri: uri('path'),
      says: 'v1.1/Things(id)/Datastreams tells a datastream that is made there.',
      check: checkPath,
    },
    { uri: uri('property'), says: 'v1.1/Things(id)/description tells a change of the property.', check: checkProperty },
  ],
};

/** Subscribe, do, and wait for a message that fits. @throws Failure when none comes */
async function expectMessage(
  trial: Trial,
  {
    topic,
    act,
    fits,
  }: { topic: (datastream: string, thing: string) => string; act: Act; fits: (message: Entity) => boolean },
): Promise<void> {
  await trial.needs('receive-updates-via-mqtt');
  await withBroker(trial, async (broker: Broker) => {
    const { thing, datastream } = await small(trial, 'subscribe');
    const name = topic(broker.topicOf(linkOf(datastream)), broker.topicOf(linkOf(thing)));
    await broker.subscribe(name);
    await act(linkOf(datastream), linkOf(thing));
    const isThere = await broker.eventually(async () => broker.messages.some(fits) || undefined);
    if (!isThere) throw new Failure(`SUBSCRIBE ${name}`, 'a message about the change', JSON.stringify(broker.messages));
  });
}

type Act = (datastream: string, thing: string) => Promise<unknown>;

const observe =
  (trial: Trial): Act =>
  (datastream) =>
    trial.make(`${datastream}/Observations`, { phenomenonTime: trial.day(2), result: 23 });

const describe =
  (trial: Trial): Act =>
  (_datastream, thing) =>
    trial.server.send('PATCH', thing, { description: 'told over MQTT' });

function checkRelated(trial: Trial): Promise<void> {
  return expectMessage(trial, {
    topic: (datastream) => `${datastream}/Observations`,
    act: observe(trial),
    fits: (message) => message.result === 23,
  });
}

function checkSet(trial: Trial): Promise<void> {
  return expectMessage(trial, {
    topic: (datastream) => datastream.replace(/Datastreams\(.*$/, 'Observations'),
    act: observe(trial),
    fits: (message) =>
      message.result === 23 && '@iot.id' in message && '@iot.selfLink' in message && 'resultTime' in message,
  });
}

function checkSelect(trial: Trial): Promise<void> {
  return expectMessage(trial, {
    topic: (datastream) => `${datastream}/Observations?$select=result`,
    act: observe(trial),
    fits: (message) => message.result === 23 && !('phenomenonTime' in message),
  });
}

function checkEntity(trial: Trial): Promise<void> {
  return expectMessage(trial, {
    topic: (_datastream, thing) => thing,
    act: describe(trial),
    fits: (message) => message.description === 'told over MQTT' && '@iot.id' in message,
  });
}

function checkProperty(trial: Trial): Promise<void> {
  return expectMessage(trial, {
    topic: (_datastream, thing) => `${thing}/description`,
    act: describe(trial),
    fits: (message) => message.description === 'told over MQTT' && !('name' in message),
  });
}

function checkPut(trial: Trial): Promise<void> {
  const body = trial.bodies.thing('subscribe', { description: 'put over HTTP' });
  return expectMessage(trial, {
    topic: (_datastream, thing) => thing,
    act: (_datastream, thing) => trial.server.send('PUT', thing, body),
    fits: (message) => message.description === 'put over HTTP' && '@iot.id' in message,
  });
}

function checkMade(trial: Trial): Promise<void> {
  const body = trial.bodies.thing('told');
  return expectMessage(trial, {
    topic: (_datastream, thing) => thing.replace(/\(.*$/, ''),
    act: () => trial.make('Things', body),
    fits: (message) => message.name === body.name && '@iot.selfLink' in message,
  });
}

function checkPath(trial: Trial): Promise<void> {
  const body = trial.bodies.wholeDatastream('told');
  return expectMessage(trial, {
    topic: (_datastream, thing) => `${thing}/Datastreams`,
    act: (_datastream, thing) => trial.make(`${thing}/Datastreams`, body),
    fits: (message) => message.name === body.name && '@iot.selfLink' in message,
  });
}
