import { useInfiniteQuery } from '@tanstack/react-query';
import type { CaseFile } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { Badge, Heading } from '../ui/index.ts';
import { paths } from '../workbench/paths.ts';
import { type Coming, comingOf } from './coming-of.ts';
import { AgreementMoment, anchorOfEntry } from './EntryMoments.tsx';
import { Fold } from './Fold.tsx';
import { byMonth, foldLater } from './fold-history.ts';
import { MoreComing } from './MoreComing.tsx';
import { restOfMeasuresQuery } from './queries.ts';
import { TaskTick } from './TaskTick.tsx';
import { useCasesText } from './texts.ts';

/** What was planned in a case and has not happened. */
export function ComingPart({ file }: { file: CaseFile }) {
  const text = useCasesText();
  const { month } = useFormat();
  const rest = useInfiniteQuery({ ...restOfMeasuresQuery(file.id), enabled: false });
  const told = new Set(file.measures.map(({ id }) => id));
  const more = (rest.data?.pages ?? []).flatMap(({ items }) => items).filter(({ id }) => !told.has(id));
  const isWhole = rest.data !== undefined && !rest.hasNextPage;
  const coming = comingOf({ ...file, measures: [...file.measures, ...more] });
  // In a task or an agreement somebody may be writing: those stay where they are.
  const { open, folded } = foldLater(coming, (one) => 'measure' in one);
  return (
    <section>
      <Heading level={2}>{text.coming}</Heading>
      {coming.length === 0 ? <p>{text.nothingComing}</p> : <ComingDays days={open} file={file} />}
      {byMonth(folded, ({ date }) => month(date)).map(({ name, items }) => (
        <Fold key={name} summary={text.monthOfDays(name, items.length)}>
          {() => <ComingDays days={items} file={file} />}
        </Fold>
      ))}
      <MoreComing hasMore={file.measuresLeft > 0 && !isWhole} query={rest} />
    </section>
  );
}

function ComingDays({ days, file }: { days: readonly Coming[]; file: CaseFile }) {
  return (
    <ol className="items">
      {days.map((one) => (
        <li key={keyOf(one)} className="items__item" id={'entry' in one ? anchorOfEntry(one.entry) : undefined}>
          <ComingView coming={one} file={file} />
        </li>
      ))}
    </ol>
  );
}

const keyOf = (one: Coming) => `${one.kind} ${'entry' in one ? one.entry.id : one.measure.id}`;

function ComingView({ coming, file }: { coming: Coming; file: CaseFile }) {
  const text = useCasesText();
  const { longDate } = useFormat();
  if (coming.kind === 'agreement') return <AgreementMoment entry={coming.entry} file={file} />;
  const day = longDate(coming.date);
  return (
    <>
      <p className="items__note">
        {coming.kind === 'task' ? `${text.task}. ${text.until(day)}` : day}{' '}
        {coming.isLate ? (
          <Badge tone="warning" shape="triangle">
            {text.late}
          </Badge>
        ) : null}
      </p>
      {'entry' in coming ? (
        <ComingTask coming={coming} file={file} />
      ) : (
        <p className="items__text">
          {text.measureDays[coming.kind]}: <a href={paths.measure(coming.measure.id)}>{coming.measure.title}</a>
        </p>
      )}
    </>
  );
}

function ComingTask({ coming: { entry }, file }: { coming: Extract<Coming, { entry: unknown }>; file: CaseFile }) {
  const text = useCasesText();
  const { words, parties, role, organisation } = entry;
  const names = parties.map(({ name }) => name).join(', ');
  return (
    <>
      <p className="interpretations__words">{words}</p>
      <p className="items__sentence">
        {names ? `${text.by(names)} ` : null}
        {text.wrote(text.roles[role], organisation.name)}
      </p>
      <TaskTick task={entry} file={file} />
    </>
  );
}
