import type { Context } from '../../foundation/context.ts';
import type { FeatureDraft } from '../../sensors/index.ts';
import type { Sender } from '../intake/intake.ts';
import { PENDING, REPEATED, STORED } from '../intake/outcome.ts';
import { oneReading } from '../readings.ts';
import type { ObservationsRoom } from '../room.ts';
import { makeFeature, namedFeature } from './own-feature.ts';

/** One reading and the feature that it names or brings along. Times are UTC ms. */
export interface ReadingToSubmit {
  readonly datastream: number;
  readonly time: number;
  readonly value: number;
  readonly resultTime: number;
  readonly feature: number | undefined;
  readonly draft: FeatureDraft | undefined;
}

interface Parts {
  readonly context: Context;
  readonly room: ObservationsRoom;
}

/**
 * @returns the outcome code, and the feature where it is another than the datastream's
 * @throws WijkritmeError invalid_input for a feature that does not exist, and what the intake throws
 */
export async function submitOne(
  parts: Parts,
  reading: ReadingToSubmit,
  sender: Sender,
): Promise<{ code: number; feature: number | undefined }> {
  if (reading.draft) return submitWithNew(parts, reading, reading.draft, sender);
  const { datastream, time, value, resultTime } = reading;
  const readings = oneReading(datastream, time, value, resultTime);
  const feature =
    reading.feature === undefined ? undefined : await namedFeature(parts.room, datastream, reading.feature);
  if (feature !== undefined) readings.features = new Map([[0, feature]]);
  const [code = 0] = await parts.room.intake.submit(readings, sender);
  return { code, feature };
}

/** The gate is asked first, so that a reading that is refused leaves no feature behind. */
async function submitWithNew(parts: Parts, reading: ReadingToSubmit, draft: FeatureDraft, sender: Sender) {
  const { datastream, time, value, resultTime } = reading;
  const readings = oneReading(datastream, time, value, resultTime);
  const { intake } = parts.room;
  if (intake.judge(readings, sender)[0] !== PENDING)
    return { code: (await intake.submit(readings, sender))[0] ?? 0, feature: undefined };
  const { id, undo } = await makeFeature(parts, draft, reading);
  readings.features = new Map([[0, id]]);
  try {
    const [code = 0] = await intake.submit(readings, sender);
    if (code !== STORED && code !== REPEATED) await undo();
    return { code, feature: id };
  } catch (cause) {
    await undo();
    throw cause;
  }
}
