import type { Thing } from '@wijkritme/contract';
import { connectAsync } from 'mqtt';
import { expect } from 'vitest';
import { theServer } from './bench.ts';
import { testPassport } from './sensor.ts';

export const deviceName = (node: string) => `Proefmeter ${node}`;

/** A sound meter that nobody knows yet, as it announces itself: without a key, by the discovery of Home Assistant. */
export async function announce(node: string): Promise<void> {
  const client = await connectAsync(theServer().mqttUrl, { username: 'device' });
  try {
    const config = {
      name: 'LAeq',
      unit_of_meas: 'dB',
      dev_cla: 'sound_pressure',
      dev: { ids: [node], name: deviceName(node), mf: 'Milesight', mdl: 'WS302' },
    };
    await client.publishAsync(`homeassistant/sensor/${node}/laeq/config`, JSON.stringify(config), {
      qos: 1,
      retain: true,
    });
  } finally {
    await client.endAsync();
  }
}

/** It announces itself. @returns the number under which it waits for a decision */
export async function announced(node: string): Promise<number> {
  await announce(node);
  const find = async () => {
    const { items } = await theServer().api.listFoundDevices({ status: 'new' });
    return items.find(({ name }) => name === deviceName(node))?.id;
  };
  await expect.poll(find).toBeDefined();
  return (await find()) ?? 0;
}

/** Announced, added and given a passport; then into the lab. */
export async function inLab(node: string): Promise<Thing> {
  const { api } = theServer();
  const thing = await api.addFoundDevice({
    id: await announced(node),
    body: { name: deviceName(node), deviceType: 'milesight-ws302' },
  });
  for (const { id } of thing.datastreams) await api.putPassport({ id, body: testPassport() });
  await api.changeStage({ id: thing.id, body: { to: 'lab' } });
  return thing;
}
