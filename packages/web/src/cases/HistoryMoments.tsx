import type { CaseAttachment, CaseMeasure, CaseReportChange, CaseStep } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { useMeasuresText } from '../measures/texts.ts';
import { useReportsText } from '../reports/texts.ts';
import { paths } from '../workbench/paths.ts';
import { useCasesText } from './texts.ts';
import { whoOf } from './who-of.ts';

/** A case was opened, closed or opened again; a signal was put in or taken out. */
export function StepMoment({ step }: { step: CaseStep }) {
  const text = useCasesText();
  const { dayTime } = useFormat();
  const { kind, at, signalId, reason } = step;
  const who = whoOf(step, text.roles);
  return (
    <>
      <p className="items__note">{dayTime(at)}</p>
      <p className="items__text">
        {text.caseSteps[kind]}
        {signalId === null ? null : (
          <>
            : <a href={paths.signal(signalId)}>{text.signal(signalId)}</a>
          </>
        )}
      </p>
      {reason === null ? null : <p className="interpretations__words">{text.struckBecause(reason)}</p>}
      <p className="items__sentence">{who === '' ? text.nobodyKnows : text.doneBy(who)}</p>
    </>
  );
}

/** A file that the reader may see came into the case. */
export function FileMoment({ attachment: { name, role, organisation, addedAt } }: { attachment: CaseAttachment }) {
  const text = useCasesText();
  const { dayTime } = useFormat();
  return (
    <>
      <p className="items__note">{dayTime(addedAt)}</p>
      <p className="items__text interpretations__words">{text.fileAdded(name)}</p>
      <p className="items__sentence">{text.doneBy(`${text.roles[role]}, ${organisation.name}`)}</p>
    </>
  );
}

/** A report of residents was put in or taken out. */
export function ReportMoment({ change: { at, linked, reportId, organisation } }: { change: CaseReportChange }) {
  const text = useReportsText();
  const { dayTime, whole } = useFormat();
  return (
    <>
      <p className="items__note">{dayTime(at)}</p>
      <p className="items__text">
        {(linked ? text.historyLinked : text.historyUnlinked)(whole(reportId), organisation.name)}
      </p>
    </>
  );
}

/** A measure came into another state. */
export function MeasureMoment({ measure, step }: { measure: CaseMeasure; step: CaseMeasure['steps'][number] }) {
  const text = useCasesText();
  const { dayTime } = useFormat();
  return (
    <>
      <p className="items__note">{dayTime(step.at)}</p>
      <p className="items__text">
        {text.measureSteps[step.state]}: <a href={paths.measure(measure.id)}>{measure.title}</a>
      </p>
      <p className="items__sentence">{text.doneBy(`${text.roles[step.role]}, ${step.organisation.name}`)}</p>
    </>
  );
}

/** It was computed what a measure did. */
export function VerdictMoment({
  measure,
  verdict: { at, series, verdict },
}: {
  measure: CaseMeasure;
  verdict: CaseMeasure['verdicts'][number];
}) {
  const text = useCasesText();
  const { verdicts } = useMeasuresText();
  const { dayTime } = useFormat();
  return (
    <>
      <p className="items__note">{dayTime(at)}</p>
      <p className="items__text">
        {text.judged}: <a href={paths.measure(measure.id)}>{measure.title}</a>
      </p>
      <p className="items__sentence">{text.verdictOf(series, verdicts[verdict])}</p>
    </>
  );
}
