import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import { within } from './until.ts';

/** An MQTT client with a key, connected; it does not come back by itself. @param where port of this machine, or an address */
export function connectDevice(where: number | string, key: string, options: IClientOptions = {}): Promise<MqttClient> {
  const client = mqtt.connect(typeof where === 'string' ? where : `mqtt://127.0.0.1:${where}`, {
    username: 'device',
    password: key,
    reconnectPeriod: 0,
    connectTimeout: 20_000,
    ...options,
  });
  const connected = new Promise<MqttClient>((resolve, reject) => {
    client.once('connect', () => resolve(client));
    client.once('error', reject);
    client.once('close', () => reject(new Error('closed before it was connected')));
  });
  // A connection that breaks is part of these tests; pending publishes then end with an error of their own.
  client.on('error', () => {});
  return within(20_000, 'MQTT connects', connected);
}

export const topicOf = (datastream: number) => `v1.1/Datastreams(${datastream})/Observations`;

/** Resolves at PUBACK; rejects when the connection ends before it. */
export function publishReading(client: MqttClient, datastream: number, reading: unknown): Promise<void> {
  const payload = typeof reading === 'string' ? reading : JSON.stringify(reading);
  return publish(client, topicOf(datastream), payload);
}

export function publish(client: MqttClient, topic: string, payload: string | Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const broken = () => reject(new Error('connection closed before PUBACK'));
    client.once('close', broken);
    client.setMaxListeners(0);
    client.publish(topic, payload, { qos: 1 }, (cause) => {
      client.off('close', broken);
      if (cause) reject(cause);
      else resolve();
    });
  });
}

export function endDevice(client: MqttClient): Promise<void> {
  return new Promise((resolve) => client.end(true, {}, () => resolve()));
}
