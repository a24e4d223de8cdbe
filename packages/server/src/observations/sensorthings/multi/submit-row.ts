import type { FeatureDraft } from '../../../sensors/index.ts';
import type { Sender } from '../../intake/intake.ts';
import { PENDING, REPEATED, STORED } from '../../intake/outcome.ts';
import type { RowOutcomes, WholeRows } from '../../intake/whole-rows.ts';
import { addReading, createReadings, nameFeature } from '../../readings.ts';
import type { Door } from '../door.ts';
import { makeFeature, namedFeature } from '../own-feature.ts';

/** One observation of a MultiDatastream, and the feature that it names or brings along. Times are UTC ms. */
export interface RowToSubmit {
  readonly components: readonly number[];
  readonly time: number;
  readonly values: readonly number[];
  readonly resultTime: number;
  readonly feature: number | undefined;
  readonly draft: FeatureDraft | undefined;
}

export interface RowOutcome {
  readonly code: number;
  /** The datastream whose number was refused; the first where none was. */
  readonly datastream: number;
  /** Where that is another than the datastreams'. */
  readonly feature: number | undefined;
}

type Parts = Pick<Door, 'context' | 'room'>;

/** @throws WijkritmeError invalid_input for a feature that does not exist, and what the intake throws */
export async function submitRow(parts: Parts, row: RowToSubmit, sender: Sender): Promise<RowOutcome> {
  if (row.draft) return submitWithNew(parts, row, row.draft, sender);
  const [lead = 0] = row.components;
  const feature = await namedFeature(parts.room, lead, row.feature);
  const rows = toWholeRows([{ ...row, feature }], row.components);
  return firstOf(await parts.room.intake.submitRows(rows, sender), rows, feature);
}

/** The gate is asked first, so that an observation that is refused leaves no feature behind. */
async function submitWithNew(parts: Parts, row: RowToSubmit, draft: FeatureDraft, sender: Sender): Promise<RowOutcome> {
  const { intake } = parts.room;
  const bare = toWholeRows([{ ...row, feature: undefined }], row.components);
  if (intake.judge(bare.readings, sender).some((code) => code !== PENDING))
    return firstOf(await intake.submitRows(bare, sender), bare, undefined);
  const [datastream = 0] = row.components;
  const { id, undo } = await makeFeature(parts, draft, { datastream, time: row.time });
  try {
    const rows = toWholeRows([{ ...row, feature: id }], row.components);
    const outcome = firstOf(await intake.submitRows(rows, sender), rows, id);
    if (outcome.code !== STORED && outcome.code !== REPEATED) await undo();
    return outcome;
  } catch (cause) {
    await undo();
    throw cause;
  }
}

/** Rows of one MultiDatastream as the intake takes them. */
export function toWholeRows(
  rows: readonly Pick<RowToSubmit, 'time' | 'values' | 'resultTime' | 'feature'>[],
  components: readonly number[],
): WholeRows {
  const readings = createReadings(rows.length * components.length);
  for (const { time, values, resultTime, feature } of rows)
    for (const [place, datastream] of components.entries()) {
      addReading(readings, datastream, time, values[place] ?? Number.NaN, resultTime);
      nameFeature(readings, feature);
    }
  return { readings, width: components.length };
}

function firstOf({ code, by }: RowOutcomes, { readings }: WholeRows, feature: number | undefined): RowOutcome {
  return { code: code[0] ?? 0, datastream: readings.datastream[by[0] ?? 0] ?? 0, feature };
}
