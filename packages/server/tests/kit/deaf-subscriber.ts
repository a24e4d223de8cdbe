import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Subscribes to everything, or to a topic, and then never reads again. Packets as MQTT 3.1.1, sections 3.1 and 3.8, lay them out. */
export async function subscribeDeaf(port: number, key: string, topic = 'v1.1/#'): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const CLEAN_WITH_NAME_AND_PASSWORD = 0b1100_0010;
  const head = [...text('MQTT'), 4, CLEAN_WITH_NAME_AND_PASSWORD, 0, 0];
  socket.write(packet(0x10, [...head, ...text('deaf'), ...text('device'), ...text(key)]));
  await once(socket, 'data');
  socket.write(packet(0x82, [0, 1, ...text(topic), 0]));
  await once(socket, 'data');
  socket.pause();
  socket.on('error', () => {});
  return socket;
}

const text = (value: string) => {
  const bytes = Buffer.from(value);
  return [bytes.length >> 8, bytes.length & 255, ...bytes];
};

/** For bodies of fewer than 128 bytes, whose length is one byte. */
function packet(type: number, body: readonly number[]): Buffer {
  if (body.length > 127) throw new RangeError(`too long: ${body.length}`);
  return Buffer.from([type, body.length, ...body]);
}
