/**
 * Watches the frames of MQTT go by and says when one is larger than it may be, before it is all there: the parser would gather up to
 * 256 MB for it. A frame is one byte, its length in one to four bytes of seven bits, and so many bytes [MQTT-2.2.3].
 */
export class PacketGuard {
  readonly #mostBytes: number;
  /** Bytes of the frame under way that are still to come. */
  #left = 0;
  #inLength = false;
  #length = 0;
  #shift = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** @returns false from the first frame on that is too large or no frame */
  take(bytes: Uint8Array): boolean {
    for (let at = 0; at < bytes.length; ) {
      if (this.#left > 0) {
        const step = Math.min(this.#left, bytes.length - at);
        this.#left -= step;
        at += step;
        continue;
      }
      const byte = bytes[at++] as number; // at < length
      if (!this.#inLength) {
        this.#inLength = true;
        this.#length = 0;
        this.#shift = 0;
        continue;
      }
      this.#length += (byte & 0x7f) * 2 ** this.#shift;
      this.#shift += 7;
      if (byte & 0x80) {
        if (this.#shift > 21) return false;
        continue;
      }
      if (this.#length > this.#mostBytes) return false;
      this.#inLength = false;
      this.#left = this.#length;
    }
    return true;
  }
}
