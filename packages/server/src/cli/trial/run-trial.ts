import type { Import } from '@wijkritme/contract';
import { type DayResult, findNamedDays } from './find-named-days.ts';
import { gatherJoint, type JointFound } from './gather-joint.ts';
import { gatherSeries, type SeriesResult } from './gather-series.ts';
import { importRecording, listRecordingsIn } from './import-recording.ts';
import type { Recording } from './recordings.ts';
import type { TrialServer } from './with-trial-server.ts';

export interface RecordingResult {
  readonly recording: Recording;
  readonly imports: readonly Import[];
  readonly series: readonly SeriesResult[];
  /** What its series showed together. */
  readonly joint: readonly JointFound[];
  readonly days: readonly DayResult[];
}

/** Imports every recording of the folder through the door, waits until all is judged, and reads back what came of it. */
export async function runTrial(
  server: TrialServer,
  folder: string,
  onProgress: (label: string, done: number, total: number) => void = () => {},
): Promise<RecordingResult[]> {
  const imported: { recording: Recording; imports: Import[] }[] = [];
  for (const recording of listRecordingsIn(folder)) {
    imported.push({ recording, imports: await importRecording(server, folder, recording, onProgress) });
  }
  await server.settle();
  const together = await gatherJoint(server);
  const results: RecordingResult[] = [];
  for (const { recording, imports } of imported) {
    const series: SeriesResult[] = [];
    const ids = [...new Set(imports.flatMap(({ datastreams }) => datastreams))].sort((a, b) => a - b);
    for (const id of ids) {
      onProgress(recording.id, series.length, ids.length);
      series.push(await gatherSeries(server, id));
    }
    const joint = together.filter(({ members }) => members.some((id) => ids.includes(id)));
    results.push({ recording, imports, series, joint, days: findNamedDays(recording, series, joint) });
  }
  return results;
}
