import { errorTypeOf, type OpenSpan, type Tracer } from '../tracing/tracer.ts';

/** Messages in one span at most. */
const MESSAGES = 1_000;

interface Batch {
  readonly span: OpenSpan;
  taken: number;
  open: number;
}

/** Messages of one connection that are dealt with at the same time are one span: from the first until all of them are answered. */
export class MessageSpans {
  readonly #tracer: Tracer;
  #batch: Batch | undefined;

  constructor(tracer: Tracer) {
    this.#tracer = tracer;
  }

  /** Whatever the work throws is thrown on, and noted by its code. */
  take<T>(work: () => Promise<T>): Promise<T> {
    return this.#tracer.isOn ? this.#noted(work) : work();
  }

  async #noted<T>(work: () => Promise<T>): Promise<T> {
    const batch = this.#join();
    try {
      return await batch.span.run(work);
    } catch (cause) {
      batch.span.fail(errorTypeOf(cause));
      throw cause;
    } finally {
      this.#leave(batch);
    }
  }

  #join(): Batch {
    if (!this.#batch || this.#batch.taken === MESSAGES)
      this.#batch = { span: this.#tracer.open({ name: 'mqtt.messages', causes: [] }), taken: 0, open: 0 };
    this.#batch.taken += 1;
    this.#batch.open += 1;
    return this.#batch;
  }

  #leave(batch: Batch): void {
    batch.open -= 1;
    if (batch.open > 0) return;
    if (this.#batch === batch) this.#batch = undefined;
    batch.span.note({ 'wijkritme.messages': batch.taken });
    batch.span.end();
  }
}
