import { MINUTE } from '@wijkritme/contract';

interface Bucket {
  /** Messages that may still come; below 0 for those that wait. */
  tokens: number;
  at: number;
}

/**
 * A bucket of tokens per thing (RFC 2697 in its simplest form): a minute's worth of messages may come at once, and then so many a
 * minute. Which connections or keys they come by makes no difference.
 */
export class FloodGuard {
  readonly #perMinute: number;
  readonly #buckets = new Map<number, Bucket>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** Takes a message that may wait. @returns how long it must wait, ms; 0 for at once */
  reserve(thingId: number, cost: number, now: number): number {
    const bucket = this.#bucketOf(thingId, now);
    bucket.tokens -= cost;
    return bucket.tokens >= 0 ? 0 : (-bucket.tokens / this.#perMinute) * MINUTE;
  }

  /** Takes a message that may not wait. @returns 0, or when to come back, ms; then nothing was taken */
  take(thingId: number, cost: number, now: number): number {
    const bucket = this.#bucketOf(thingId, now);
    // One that is larger than the bucket passes when the bucket is full; it would never pass else.
    const lacking = Math.min(cost, this.#perMinute) - bucket.tokens;
    if (lacking > 0) return (lacking / this.#perMinute) * MINUTE;
    bucket.tokens -= cost;
    return 0;
  }

  forget(thingId: number): void {
    this.#buckets.delete(thingId);
  }

  #bucketOf(thingId: number, now: number): Bucket {
    let bucket = this.#buckets.get(thingId);
    if (!bucket) {
      bucket = { tokens: this.#perMinute, at: now };
      this.#buckets.set(thingId, bucket);
    }
    // A clock that is set back gives nothing, and takes nothing.
    const passed = Math.max(0, now - bucket.at);
    bucket.tokens = Math.min(this.#perMinute, bucket.tokens + (passed / MINUTE) * this.#perMinute);
    bucket.at = now;
    return bucket;
  }
}
