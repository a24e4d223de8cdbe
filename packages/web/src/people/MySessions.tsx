import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormat } from '../i18n/language.ts';
import { keys } from '../live/keys.ts';
import { Button, DataTable, Heading } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert, QueryView } from '../workbench/parts/QueryView.tsx';
import { peopleQueries } from './people-queries.ts';
import { usePeopleText } from './texts.ts';

/** Every window in which I am signed in; each but this one can be ended from here. */
export function MySessions() {
  const { account: text } = usePeopleText();
  const format = useFormat();
  const query = useQuery(peopleQueries.sessions());
  const queryClient = useQueryClient();
  const end = useMutation({
    mutationFn: (id: number) => api.revokeSession({ id }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.mySessions }),
  });
  return (
    <section>
      <Heading level={2}>{text.sessions}</Heading>
      {end.error ? <ErrorAlert error={end.error} /> : null}
      <QueryView query={query}>
        {({ items }) => (
          <DataTable
            caption={text.sessions}
            stack
            compact
            rows={items}
            rowKey={({ id }) => id}
            empty={text.noSessions}
            columns={[
              { key: 'opened', header: text.opened, render: ({ openedAt }) => format.moment(openedAt) },
              { key: 'seen', header: text.seen, render: ({ seenAt }) => format.moment(seenAt) },
              { key: 'way', header: text.way, render: ({ way }) => text.ways[way] ?? way },
              {
                key: 'end',
                header: text.action,
                render: ({ id, current, openedAt }) =>
                  current ? (
                    text.current
                  ) : (
                    <Button variant="subtle" onClick={() => end.mutate(id)}>
                      {text.end(format.moment(openedAt))}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </QueryView>
    </section>
  );
}
