import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { CaseFile, CaseSignal, Interpretation } from '@wijkritme/contract';
import { useState } from 'react';
import { useFormat } from '../i18n/language.ts';
import { caseReportsQuery } from '../reports/queries.ts';
import { useHashTarget } from '../workbench/parts/use-hash-target.ts';
import { useMay } from '../workbench/parts/use-session.ts';
import { paths } from '../workbench/paths.ts';
import { EarlierHistory } from './EarlierHistory.tsx';
import { AgreementMoment, anchorOfEntry, StruckMoment, TaskMoment } from './EntryMoments.tsx';
import { Fold } from './Fold.tsx';
import { byMonth, openFrom } from './fold-history.ts';
import { FileMoment, MeasureMoment, ReportMoment, StepMoment, VerdictMoment } from './HistoryMoments.tsx';
import { earlierHistoryQuery } from './queries.ts';
import { useCasesText } from './texts.ts';
import { type Moment, timelineOf } from './timeline-of.ts';
import { withEarlier } from './with-earlier.ts';

/** What happened in a case, in the order of time, months that are long ago folded; of reports for who may read them. */
export function Timeline({ file }: { file: CaseFile }) {
  useHashTarget();
  const text = useCasesText();
  const { month } = useFormat();
  const mayRead = useMay('reports.read');
  const reports = useQuery({ ...caseReportsQuery(file.id), enabled: mayRead === true });
  const earlier = useInfiniteQuery({ ...earlierHistoryQuery(file), enabled: false });
  const pieces = earlier.data?.pages ?? [];
  const until = (pieces.at(-1) ?? file).earlierUntil;
  const moments = timelineOf(withEarlier(file, pieces), reports.data?.history ?? []);
  const from = useOpenFrom(moments, mayRead !== undefined && !reports.isLoading);
  // What somebody asks for they see, and what an address points at.
  const asked = pieces.length > 0 ? (file.earlierUntil ?? '') : '';
  const isAsked = (moment: Moment) => moment.at <= asked || isTarget(moment);
  return (
    <>
      <EarlierHistory until={until} query={earlier} />
      {byMonth(
        moments.filter(({ at }) => at < from),
        ({ at }) => month(at.replace(/T24$/, '')),
      ).map(({ name, items }) => (
        <Fold key={name} summary={text.monthOfHistory(name, items.length)} isOpen={items.some(isAsked)}>
          {() => <Moments moments={items} file={file} />}
        </Fold>
      ))}
      <Moments moments={moments.filter(({ at }) => at >= from)} file={file} />
    </>
  );
}

/**
 * Where the open part begins, once all is there. Later it stays there while the page is open: what comes in must not fold away what somebody is
 * writing in.
 */
function useOpenFrom(moments: readonly Moment[], isWhole: boolean): string {
  const [kept, keep] = useState<string>();
  const from = kept ?? openFrom(moments);
  if (isWhole && kept === undefined) keep(from);
  return from;
}

function Moments({ moments, file }: { moments: readonly Moment[]; file: CaseFile }) {
  return (
    <ol className="items">
      {moments.map((moment) => (
        <li key={keyOf(moment)} className="items__item" id={anchorOf(moment)}>
          <MomentView moment={moment} file={file} />
        </li>
      ))}
    </ol>
  );
}

function keyOf(moment: Moment): string {
  const { kind, at } = moment;
  switch (kind) {
    case 'signal':
      return `${kind} ${moment.signal.signalId}`;
    case 'interpretation': {
      const { role, organisation, isOwn } = moment.item;
      return `${moment.signalId} ${at} ${role} ${organisation.id} ${isOwn}`;
    }
    case 'agreement':
    case 'agreement-struck':
    case 'task-written':
    case 'task-done':
      return `${kind} ${moment.entry.id}`;
    case 'step':
      return `${kind} ${at} ${moment.step.kind} ${moment.step.signalId}`;
    case 'file':
      return `${kind} ${moment.attachment.id}`;
    case 'report':
      return `${kind} ${moment.change.version}`;
    case 'measure':
      return `${kind} ${moment.measure.id} ${at} ${moment.step.state}`;
    case 'verdict':
      return `${kind} ${moment.verdict.effectId}`;
    default:
      return moment satisfies never;
  }
}

/** What follows from an agreement leads back to it. */
function anchorOf(moment: Moment): string | undefined {
  return moment.kind === 'agreement' ? anchorOfEntry(moment.entry) : undefined;
}

function isTarget(moment: Moment): boolean {
  const anchor = anchorOf(moment);
  return anchor !== undefined && location.hash === `#${anchor}`;
}

function MomentView({ moment, file }: { moment: Moment; file: CaseFile }) {
  switch (moment.kind) {
    case 'signal':
      return <SignalMoment signal={moment.signal} />;
    case 'interpretation':
      return <AnswerMoment item={moment.item} />;
    case 'agreement':
      return <AgreementMoment entry={moment.entry} file={file} />;
    case 'agreement-struck':
      return <StruckMoment entry={moment.entry} />;
    case 'task-written':
    case 'task-done':
      return <TaskMoment entry={moment.entry} isDone={moment.kind === 'task-done'} file={file} />;
    case 'step':
      return <StepMoment step={moment.step} />;
    case 'file':
      return <FileMoment attachment={moment.attachment} />;
    case 'report':
      return <ReportMoment change={moment.change} />;
    case 'measure':
      return <MeasureMoment measure={moment.measure} step={moment.step} />;
    case 'verdict':
      return <VerdictMoment measure={moment.measure} verdict={moment.verdict} />;
    default:
      return moment satisfies never;
  }
}

function SignalMoment({ signal: { signalId, start, exists, answered } }: { signal: CaseSignal }) {
  const text = useCasesText();
  const { dayTime } = useFormat();
  return (
    <>
      <p className="items__note">{dayTime(start)}</p>
      <p className="items__text">
        {exists ? <a href={paths.signal(signalId)}>{text.toSignal(signalId)}</a> : text.signal(signalId)}
      </p>
      {exists ? null : <p className="items__sentence">{text.gone}</p>}
      {exists && !answered ? <p className="items__sentence">{text.sayFirst}</p> : null}
    </>
  );
}

function AnswerMoment({ item: { answeredAt, role, organisation, blind, later } }: { item: Interpretation }) {
  const text = useCasesText();
  const { dayTime, percent } = useFormat();
  const who = `${text.roles[role]}, ${organisation.name}`;
  const now = later ?? blind;
  return (
    <>
      <p className="items__note">{dayTime(answeredAt)}</p>
      <p className="items__text">
        {now ? text.thought(who, now.explanation.name, percent(now.sure / 100)) : text.declined(who)}
      </p>
      {now?.words ? <p className="interpretations__words">{now.words}</p> : null}
    </>
  );
}
