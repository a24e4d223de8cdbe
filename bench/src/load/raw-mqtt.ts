import { connect, type Socket } from 'node:net';

/** MQTT 3.1.1 strings carry their length in front [MQTT-1.5.3]. */
function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  const buffer = Buffer.allocUnsafe(bytes.length + 2);
  buffer.writeUInt16BE(bytes.length);
  bytes.copy(buffer, 2);
  return buffer;
}

/** Fixed header with the remaining length in groups of seven bits [MQTT-2.2.3]. */
function packet(first: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const length: number[] = [];
  let rest = body.length;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    length.push(rest > 0 ? low | 128 : low);
  } while (rest > 0);
  return Buffer.concat([Buffer.from([first, ...length]), body]);
}

export function connectPacket(clientId: string, password: string): Buffer {
  // Name, level 4, flags: user name, password, clean session; keep alive 60 s.
  const head = Buffer.concat([text('MQTT'), Buffer.from([4, 0b1100_0010, 0, 60])]);
  return packet(0x10, head, text(clientId), text('bench'), text(password));
}

/** Publish with QoS 1. */
export function publishPacket(topic: string, payload: string, packetId: number): Buffer {
  return packet(0x32, text(topic), Buffer.from([packetId >> 8, packetId & 255]), Buffer.from(payload));
}

const CONNACK = 0x20;
const PUBACK = 0x40;

/** One device: keeps `window` messages under way and notes when each was acknowledged. */
export class MqttDevice {
  readonly #socket: Socket;
  #rest: Buffer = Buffer.alloc(0);
  #onConnected: (code: number) => void = () => {};
  #onAck: (packetId: number) => void = (packetId) => this.#settle(packetId);
  readonly #waiting = new Map<number, () => void>();
  #lastId = 0;
  #onClosed: (cause: Error) => void = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', (cause) => this.#onClosed(cause));
    socket.on('close', () => this.#onClosed(new Error('the broker closed the connection')));
  }

  static async open(port: number, clientId: string, password: string): Promise<MqttDevice> {
    const socket = connect(port, '127.0.0.1');
    const device = new MqttDevice(socket);
    const code = await new Promise<number>((resolve, reject) => {
      device.#onConnected = resolve;
      device.#onClosed = reject;
      socket.write(connectPacket(clientId, password));
    });
    if (code !== 0) throw new Error(`MQTT connection refused: ${code}`);
    return device;
  }

  /** Send all packets, whose ids count up from 1. @returns ms between sending and acknowledgement of each */
  sendAll(packets: readonly Buffer[], window: number): Promise<Float64Array> {
    const sentAt = new Float64Array(packets.length);
    const took = new Float64Array(packets.length);
    let next = 0;
    let acked = 0;
    return new Promise((resolve, reject) => {
      let isScheduled = false;
      const sendMore = () => {
        isScheduled = false;
        const now = performance.now();
        const from = next;
        while (next < packets.length && next - acked < window) sentAt[next++] = now;
        if (next > from) this.#socket.write(Buffer.concat(packets.slice(from, next)));
      };
      this.#onClosed = reject;
      this.#onAck = (packetId) => {
        const index = packetId - 1;
        took[index] = performance.now() - (sentAt[index] as number);
        acked += 1;
        if (acked === packets.length) return resolve(took);
        // One write for all acknowledgements of one chunk.
        if (!isScheduled) queueMicrotask(sendMore);
        isScheduled = true;
      };
      sendMore();
    });
  }

  /** Resolves at the acknowledgement of this one message. Not while `sendAll` runs. */
  publish(topic: string, payload: string): Promise<void> {
    this.#lastId = (this.#lastId % 65_535) + 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#socket.write(publishPacket(topic, payload, id));
    });
  }

  #settle(packetId: number): void {
    this.#waiting.get(packetId)?.();
    this.#waiting.delete(packetId);
  }

  close(): void {
    this.#onClosed = () => {};
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    // CONNACK and PUBACK both have two bytes after a one-byte length.
    while (bytes.length - at >= 4) {
      const kind = bytes[at];
      if (kind === CONNACK) this.#onConnected(bytes[at + 3] as number);
      else if (kind === PUBACK) this.#onAck(bytes.readUInt16BE(at + 2));
      else throw new Error(`unexpected MQTT packet ${kind}`);
      at += 4;
    }
    this.#rest = bytes.subarray(at);
  }
}
