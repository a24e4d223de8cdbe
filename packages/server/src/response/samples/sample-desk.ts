import { type SampleCase, SampleCasesMessage, WijkritmeError } from '@wijkritme/contract';
import { Check } from 'typebox/value';
import type { Context } from '../../foundation/context.ts';
import { logUnlessAway } from '../../foundation/database/store-away.ts';
import { wrongFields } from '../../foundation/refuse-fields.ts';
import type { ResponseRoom } from '../room.ts';
import { type Laying, laySample } from './lay-sample.ts';
import { sampleWords } from './sample-words.ts';
import type { Samples, SamplesLaid } from './samples.ts';

/** Worth a line in the log. */
const notLaid = {
  'no-signal': 'a sample case has no signal, and was left out',
  gone: 'the place of a sample case went; it was left out',
  laid: undefined,
  there: undefined,
} as const satisfies Record<Laying, string | undefined>;

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
      this.#context.log.warn({ reason: cause.detail }, 'sample cases could not be read');
    });
  }

  async lay(message: unknown): Promise<SamplesLaid> {
    if (!Check(SampleCasesMessage, message))
      throw wrongFields([{ pointer: '/cases', message: sampleWords.notReadable }]);
    const { rhythm, effects } = this.#room;
    await rhythm.settle();
    let laid = 0;
    const refused: { key: string; reason: string }[] = [];
    for (const one of message.cases) {
      if (this.#stopped) break;
      try {
        if (await this.#layOne(one)) laid += 1;
      } catch (cause) {
        if (!(cause instanceof WijkritmeError)) throw cause;
        // Said here, and the rest go on: each case stands by itself.
        this.#context.log.warn({ key: one.key, reason: cause.detail }, 'a sample case was refused');
        refused.push({ key: one.key, reason: cause.detail });
      }
    }
    if (laid > 0) effects.wake();
    return { laid, refused };
  }

  async #layOne(one: SampleCase): Promise<boolean> {
    const became = await laySample(this.#room, one, this.#room.clock.now());
    const why = notLaid[became];
    if (why) this.#context.log.info({ key: one.key }, why);
    return became === 'laid';
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }
}
