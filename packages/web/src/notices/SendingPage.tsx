import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Delivery, DeliveryState } from '@wijkritme/contract';
import { useFormat, useText } from '../i18n/language.ts';
import { keys } from '../live/keys.ts';
import { Breadcrumb, Button, DataTable, Heading, SegmentedControl } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { useGo } from '../workbench/navigation.ts';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { ErrorAlert, QueryView } from '../workbench/parts/QueryView.tsx';
import { paths, type SendingSearch, type SendingState } from '../workbench/paths.ts';
import { sendingStates } from '../workbench/search.ts';
import { deliveriesQuery } from './queries.ts';
import { useNoticesText } from './texts.ts';
import { Webhooks } from './Webhooks.tsx';

const route = getRouteApi('/meldingen/verzending');

type Choice = SendingState | 'alles';

/** The words of the address are Dutch. */
const states: Readonly<Record<SendingState, DeliveryState>> = {
  wacht: 'waiting',
  opgegeven: 'dead',
  verzonden: 'sent',
};

/** What goes out and what did not arrive, for who manages the installation. */
export function SendingPage() {
  const text = useNoticesText();
  const { shell } = useText();
  const { stand }: SendingSearch = route.useSearch();
  const go = useGo();
  const query = useQuery(deliveriesQuery(stand && states[stand]));
  return (
    <>
      <PageTitle topic={text.sending} section={text.title} />
      <Breadcrumb
        label={shell.breadcrumb}
        items={[{ label: text.title, href: paths.notices() }, { label: text.sending }]}
      />
      <Heading level={1}>{text.sending}</Heading>
      <p className="lead">{text.sendingIntro}</p>
      <QueryView query={query} height={300}>
        {({ items, counts, mailPossible }) => (
          <>
            {mailPossible ? null : <p>{text.mailImpossible}</p>}
            <p className="lead">{text.counts(counts.waiting, counts.dead)}</p>
            <SegmentedControl<Choice>
              label={text.state}
              options={[
                { id: 'alles', label: text.allStates },
                ...sendingStates.map((id) => ({ id, label: text.states[states[id]] })),
              ]}
              value={stand ?? 'alles'}
              onChange={(id) => go(paths.sending(id === 'alles' ? {} : { stand: id }), { stay: true })}
            />
            <DeliveryTable items={items} />
          </>
        )}
      </QueryView>
      {query.error ? null : <Webhooks />}
    </>
  );
}

function DeliveryTable({ items }: { items: readonly Delivery[] }) {
  const text = useNoticesText();
  const format = useFormat();
  return (
    <DataTable
      stack
      caption={text.deliveries}
      rows={items}
      rowKey={({ id }) => id}
      empty={text.noDeliveries}
      columns={[
        { key: 'made', header: text.made, render: ({ createdAt }) => format.moment(createdAt) },
        { key: 'channel', header: text.channel, render: ({ channel }) => text.channels[channel] },
        { key: 'to', header: text.to, render: (item) => <Target item={item} /> },
        { key: 'state', header: text.state, render: ({ state }) => text.states[state] },
        { key: 'tries', header: text.tries, align: 'end', render: ({ attempts }) => format.whole(attempts) },
        { key: 'next', header: text.next, render: ({ dueAt }) => (dueAt ? format.moment(dueAt) : text.nothing) },
        { key: 'why', header: text.why, render: ({ error }) => error ?? text.nothing },
        { key: 'again', header: text.again, render: (item) => <Again item={item} /> },
      ]}
    />
  );
}

function Target({ item: { personId, webhookId } }: { item: Delivery }) {
  const text = useNoticesText();
  if (personId !== null) return <a href={paths.person(personId)}>{text.toPerson(personId)}</a>;
  return webhookId === null ? text.nothing : text.toProgram(webhookId);
}

function Again({ item: { id, state } }: { item: Delivery }) {
  const text = useNoticesText();
  const queryClient = useQueryClient();
  const resend = useMutation({
    mutationFn: () => api.resendDelivery({ delivery: id }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.deliveries }),
  });
  if (state !== 'dead') return text.nothing;
  return (
    <>
      {resend.error ? <ErrorAlert error={resend.error} /> : null}
      <Button onClick={() => resend.mutate()}>{resend.isPending ? text.busy : text.againOf(id)}</Button>
    </>
  );
}
