import type {
  CaseAttachment,
  CaseEntry,
  CaseFile,
  CaseMeasure,
  CaseReportChange,
  CaseSignal,
  CaseStep,
  Interpretation,
} from '@wijkritme/contract';

/** One thing that happened, in the order of time. */
export type Moment =
  | { readonly kind: 'signal'; readonly at: string; readonly signal: CaseSignal }
  | { readonly kind: 'interpretation'; readonly at: string; readonly signalId: number; readonly item: Interpretation }
  | { readonly kind: 'agreement' | 'agreement-struck'; readonly at: string; readonly entry: CaseEntry }
  | { readonly kind: 'task-written' | 'task-done'; readonly at: string; readonly entry: CaseEntry }
  | { readonly kind: 'step'; readonly at: string; readonly step: CaseStep }
  | { readonly kind: 'file'; readonly at: string; readonly attachment: CaseAttachment }
  | { readonly kind: 'report'; readonly at: string; readonly change: CaseReportChange }
  | {
      readonly kind: 'measure';
      readonly at: string;
      readonly measure: CaseMeasure;
      readonly step: CaseMeasure['steps'][number];
    }
  | {
      readonly kind: 'verdict';
      readonly at: string;
      readonly measure: CaseMeasure;
      readonly verdict: CaseMeasure['verdicts'][number];
    };

export type Told = Pick<CaseFile, 'signals' | 'entries' | 'steps' | 'attachments' | 'measures' | 'today'>;

/**
 * What happened in a case, oldest first: signals when they began, agreements on their day, all else when it was done.
 * @param reports what was put in and taken out; none for who may not read reports
 */
export function timelineOf(file: Told, reports: readonly CaseReportChange[]): Moment[] {
  const moments: Moment[] = [
    ...file.signals.flatMap(ofSignal),
    // Of what was done at one moment, a case is opened first.
    ...file.steps.map((step): Moment => ({ kind: 'step', at: step.at, step })),
    ...file.entries.flatMap((entry) => ofEntry(entry, file.today)),
    ...file.attachments.map((attachment): Moment => ({ kind: 'file', at: attachment.addedAt, attachment })),
    ...reports.map((change): Moment => ({ kind: 'report', at: change.at, change })),
    ...file.measures.flatMap(ofMeasure),
  ];
  return moments.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function ofSignal(signal: CaseSignal): Moment[] {
  const { signalId } = signal;
  return [
    { kind: 'signal', at: signal.start, signal },
    ...signal.interpretations.map((item): Moment => ({ kind: 'interpretation', at: item.answeredAt, signalId, item })),
  ];
}

function ofEntry(entry: CaseEntry, today: string): Moment[] {
  if (entry.kind === 'agreement')
    return [
      // A day without an hour stands after what happened on that day. One that is still to come did not happen.
      ...(entry.date > today ? [] : [{ kind: 'agreement', at: `${entry.date}T24`, entry } as const]),
      ...(entry.struck === null ? [] : [{ kind: 'agreement-struck', at: entry.struck.at, entry } as const]),
    ];
  return [
    { kind: 'task-written', at: entry.addedAt, entry },
    ...(entry.doneAt === null ? [] : [{ kind: 'task-done', at: entry.doneAt, entry } as const]),
  ];
}

function ofMeasure(measure: CaseMeasure): Moment[] {
  return [
    ...measure.steps.map((step): Moment => ({ kind: 'measure', at: step.at, measure, step })),
    ...measure.verdicts.map((verdict): Moment => ({ kind: 'verdict', at: verdict.at, measure, verdict })),
  ];
}
