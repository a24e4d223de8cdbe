import type { CaseEntry, CaseFile, CaseSignal, Interpretation } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { useHashTarget } from '../workbench/parts/use-hash-target.ts';
import { paths } from '../workbench/paths.ts';
import { TaskTick } from './TaskTick.tsx';
import { useCasesText } from './texts.ts';
import { type Moment, timelineOf } from './timeline-of.ts';

/** Signals, what people thought of them, agreements and tasks in the order of time. */
export function Timeline({ file }: { file: CaseFile }) {
  useHashTarget();
  return (
    <ol className="items">
      {timelineOf(file).map((moment) => (
        <li key={keyOf(moment)} className="items__item" id={anchorOf(moment)}>
          <MomentView moment={moment} file={file} />
        </li>
      ))}
    </ol>
  );
}

function keyOf(moment: Moment): string {
  if (moment.kind === 'entry') return `entry ${moment.entry.id}`;
  if (moment.kind === 'signal') return `signal ${moment.signal.signalId}`;
  const { role, organisation, isOwn } = moment.item;
  return `${moment.signalId} ${moment.at} ${role} ${organisation.id} ${isOwn}`;
}

/** What follows from an agreement leads back to it. */
function anchorOf(moment: Moment): string | undefined {
  return moment.kind === 'entry' && moment.entry.kind === 'agreement' ? `afspraak-${moment.entry.id}` : undefined;
}

function MomentView({ moment, file }: { moment: Moment; file: CaseFile }) {
  switch (moment.kind) {
    case 'signal':
      return <SignalMoment signal={moment.signal} />;
    case 'interpretation':
      return <AnswerMoment item={moment.item} />;
    case 'entry':
      return <EntryMoment entry={moment.entry} file={file} />;
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

function EntryMoment({ entry, file }: { entry: CaseEntry; file: CaseFile }) {
  const text = useCasesText();
  const { longDate } = useFormat();
  const { kind, words, date, parties, role, organisation } = entry;
  const names = parties.map(({ name }) => name).join(', ');
  const when = kind === 'task' ? text.until(longDate(date)) : text.on(longDate(date));
  return (
    <>
      <p className="items__note">
        {kind === 'task' ? text.task : text.agreement}. {when}
      </p>
      <p className="interpretations__words">{words}</p>
      <p className="items__sentence">
        {names ? `${kind === 'task' ? text.by(names) : text.with(names)} ` : null}
        {text.wrote(text.roles[role], organisation.name)}
      </p>
      {kind === 'task' ? <TaskTick task={entry} file={file} /> : null}
    </>
  );
}
