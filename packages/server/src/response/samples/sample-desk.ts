import { SampleCasesMessage, WijkritmeError } from '@wijkritme/contract';
import { Check } from 'typebox/value';
import type { Context } from '../../foundation/context.ts';
import { logUnlessAway } from '../../foundation/database/store-away.ts';
import { wrongFields } from '../../foundation/refuse-fields.ts';
import type { ResponseRoom } from '../room.ts';
import { laySample } from './lay-sample.ts';
import { sampleWords } from './sample-words.ts';
import type { Samples } from './samples.ts';

export class SampleDesk implements Samples {
  readonly #context: Context;
  readonly #room: ResponseRoom;
  #running: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(context: Context, room: ResponseRoom) {
    this.#context = context;
    this.#room = room;
  }

  offer(message: unknown): void {
    // One after the other, so that stopping waits for all.
    const before = this.#running;
    const laying = before.then(() => this.lay(message));
    this.#running = laying.catch((cause) => {
      if (!(cause instanceof WijkritmeError))
        return logUnlessAway(this.#context.log, cause, 'laying sample cases failed');
      this.#context.log.warn({ reason: cause.detail }, 'a sample case was refused');
    });
  }

  async lay(message: unknown): Promise<number> {
    if (!Check(SampleCasesMessage, message))
      throw wrongFields([{ pointer: '/cases', message: sampleWords.notReadable }]);
    const { rhythm, clock, effects } = this.#room;
    await rhythm.settle();
    let laid = 0;
    for (const one of message.cases) {
      if (this.#stopped) return laid;
      const became = await laySample(this.#room, one, clock.now());
      if (became === 'laid') laid += 1;
      if (became === 'no-signal')
        this.#context.log.info({ key: one.key }, 'a sample case has no signal, and was left out');
    }
    if (laid > 0) effects.wake();
    return laid;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }
}
