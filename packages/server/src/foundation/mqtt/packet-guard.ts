/**
 * Follows the frames of one MQTT connection and tells as soon as a packet announces more than it may have: the parser
 * would otherwise gather up to 256 MB [MQTT-2.2.3] before anybody sees it, also from somebody who has not signed in.
 */
export class PacketGuard {
  readonly #maxBytes: number;
  /** Bytes of the current packet that are still to come. */
  #left = 0;
  /** Bytes read of the header: its type, then up to four bytes of length. */
  #header = 0;
  #length = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** @returns false when a packet is too large, or its length cannot be one */
  accepts(chunk: Uint8Array): boolean {
    for (let at = 0; at < chunk.length; ) {
      if (this.#left > 0) {
        const part = Math.min(this.#left, chunk.length - at);
        this.#left -= part;
        at += part;
        continue;
      }
      if (!this.#readHeader(chunk[at] as number)) return false;
      at += 1;
    }
    return true;
  }

  #readHeader(byte: number): boolean {
    this.#header += 1;
    if (this.#header === 1) {
      this.#length = 0;
      return true;
    }
    this.#length += (byte & 127) * 128 ** (this.#header - 2);
    if (byte >= 128) return this.#header < 5;
    this.#header = 0;
    this.#left = this.#length;
    return this.#length <= this.#maxBytes;
  }
}
