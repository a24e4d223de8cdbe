import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Today, TodayItem, TodayKind } from '@wijkritme/contract';
import { useFormat, useText } from '../i18n/language.ts';
import { keys } from '../live/keys.ts';
import { Badge, EmptyState, Heading, LinkButton } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { SignInLink } from '../workbench/parts/SignInLink.tsx';
import { useZone } from '../workbench/parts/use-places.ts';
import { paths } from '../workbench/paths.ts';
import { queries } from '../workbench/queries.ts';
import { useTodayText } from './texts.ts';
import { hrefOf, listOf } from './today-links.ts';

const MINUTE_MS = 60_000;

const todayQuery = (person: number) =>
  queryOptions({
    queryKey: keys.today(person),
    queryFn: ({ signal }) => api.getToday({}, { signal }),
    refetchInterval: 5 * MINUTE_MS,
  });

/** Home of who works here: what waits for them, and why it is theirs. */
export function TodayPage() {
  const text = useTodayText();
  const session = useQuery(queries.session());
  return (
    <>
      <PageTitle topic={text.short} />
      <Heading level={1}>{text.title}</Heading>
      <QueryView query={session} height={300}>
        {({ person }) =>
          person ? (
            <Mine personId={person.id} />
          ) : (
            <p>
              {text.needPerson} <SignInLink>{text.signIn}</SignInLink>
            </p>
          )
        }
      </QueryView>
    </>
  );
}

function Mine({ personId }: { personId: number }) {
  const query = useQuery(todayQuery(personId));
  return (
    <QueryView query={query} height={300}>
      {(today) => (today.items.length === 0 ? <Nothing /> : <List today={today} />)}
    </QueryView>
  );
}

function Nothing() {
  const text = useTodayText();
  const { overview } = useText();
  return (
    <EmptyState
      title={text.emptyTitle}
      text={
        <>
          {text.empty} {overview.newHere} <a href={paths.firstSteps()}>{overview.firstSteps}</a>
        </>
      }
      action={<LinkButton href={paths.signals()}>{text.toSignals}</LinkButton>}
    />
  );
}

function List({ today: { items, more } }: { today: Today }) {
  const text = useTodayText();
  const late = items.filter((item) => item.late).length;
  const left = more.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p className="lead">
        <strong>{text.count(items.length + left)}</strong> {late > 0 ? `${text.lateCount(late)} ` : null}
        {text.intro}
      </p>
      <ol className="items queue" aria-label={text.list}>
        {items.map((item) => (
          <Row key={`${item.kind} ${item.subjectId} ${item.datastreamId} ${item.sentence}`} item={item} />
        ))}
      </ol>
      {more.length > 0 ? (
        <ul>
          {more.map(({ kind, count }) => (
            <li key={kind}>
              <a href={listOf(kind)}>{text.more(count, text.kinds[kind])}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

const shapes: Record<TodayKind, 'circle' | 'square' | 'diamond' | 'dots'> = {
  answer: 'circle',
  task: 'square',
  case: 'square',
  measure: 'diamond',
  verdict: 'diamond',
  proposal: 'dots',
  passport: 'dots',
  removal: 'square',
  notices: 'dots',
};

function Row({ item }: { item: TodayItem }) {
  const text = useTodayText();
  const format = useFormat(useZone(null));
  const { kind, sentence, detail, reason, dueAt, late } = item;
  const when = dueAt === null ? null : format.day(dueAt);
  return (
    <li className="items__item">
      <div className="items__head">
        <span className="items__badges">
          <Badge tone={late ? 'alert' : 'info'} shape={late ? 'triangle' : shapes[kind]}>
            {text.kinds[kind]}
          </Badge>
        </span>
        {when === null ? null : <span className="items__note">{late ? text.late(when) : text.by(when)}</span>}
      </div>
      <div className="items__body">
        <p className="items__text">
          <a href={hrefOf(item)}>{sentence}</a>
        </p>
        {detail === null ? null : <p className="items__sentence">{detail}</p>}
        <p className="items__note">{text.why(reason)}</p>
      </div>
    </li>
  );
}
