import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Notice } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { keys } from '../live/keys.ts';
import { Badge, Button, Heading, LinkButton, StatusMessage } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { MoreButton } from '../workbench/parts/MoreButton.tsx';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { ErrorAlert, QueryView } from '../workbench/parts/QueryView.tsx';
import { SignInLink } from '../workbench/parts/SignInLink.tsx';
import { useZone } from '../workbench/parts/use-places.ts';
import { useMay } from '../workbench/parts/use-session.ts';
import { paths } from '../workbench/paths.ts';
import { queries } from '../workbench/queries.ts';
import { noticesQuery } from './queries.ts';
import { useNoticesText } from './texts.ts';

/** What one was told; new ones come while one looks. */
export function NoticesPage() {
  const text = useNoticesText();
  const session = useQuery(queries.session());
  const mayManage = useMay('installation.manage');
  return (
    <>
      <PageTitle topic={text.title} />
      <Heading level={1}>{text.title}</Heading>
      <p className="lead">{text.intro}</p>
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
      {mayManage ? (
        <p>
          <a href={paths.sending()}>{text.toSending}</a>
        </p>
      ) : null}
    </>
  );
}

function Mine({ personId }: { personId: number }) {
  const text = useNoticesText();
  const query = useInfiniteQuery(noticesQuery(personId));
  const queryClient = useQueryClient();
  const read = useMutation({
    mutationFn: (upTo: number) => api.readNotices({ body: { upTo } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.notices }),
  });
  return (
    <>
      <div className="toolbar">
        <LinkButton href={paths.noticePreferences()}>{text.toPreferences}</LinkButton>
      </div>
      {read.error ? <ErrorAlert error={read.error} /> : null}
      <QueryView query={query} height={300}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          const unread = pages[0]?.unread ?? 0;
          const newest = items[0]?.id;
          return (
            <>
              <StatusMessage>
                {items.length === 0 ? text.none : unread === 0 ? text.allRead : text.unread(unread)}
              </StatusMessage>
              {unread > 0 && newest !== undefined ? (
                <Button onClick={() => read.mutate(newest)}>{text.readAll}</Button>
              ) : null}
              {items.length === 0 ? null : (
                <ol className="items" aria-label={text.list}>
                  {items.map((notice) => (
                    <NoticeItem key={notice.id} notice={notice} />
                  ))}
                </ol>
              )}
            </>
          );
        }}
      </QueryView>
      <MoreButton query={query} label={text.more} />
    </>
  );
}

/** Where it can be looked at, or done. */
function hrefOf({ kind, subjectId }: Pick<Notice, 'kind' | 'subjectId'>): string {
  if (kind === 'case') return paths.case(subjectId);
  return kind === 'reading' ? paths.interpretations(subjectId) : paths.signal(subjectId);
}

function NoticeItem({ notice }: { notice: Notice }) {
  const text = useNoticesText();
  const { kind, subjectId, sentence, at, readAt, capped, placeId } = notice;
  const format = useFormat(useZone(placeId));
  return (
    <li className="items__item">
      <div className="items__head">
        {readAt === null && !capped ? (
          <Badge tone="info" shape="circle">
            {text.isNew}
          </Badge>
        ) : null}
        <span className="items__note">
          {format.moment(at)}
          {capped ? `, ${text.capped}` : null}
        </span>
      </div>
      <p className="items__text">
        <a href={hrefOf({ kind, subjectId })}>{sentence}</a>
      </p>
    </li>
  );
}
