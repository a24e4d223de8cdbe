import './notices.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Webhook } from '@wijkritme/contract';
import { useState } from 'react';
import { keys } from '../live/keys.ts';
import { Button, Card, DescriptionList, Heading, StatusMessage } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert, QueryView } from '../workbench/parts/QueryView.tsx';
import { queries } from '../workbench/queries.ts';
import { NewWebhookForm } from './NewWebhookForm.tsx';
import { webhooksQuery } from './queries.ts';
import { useNoticesText } from './texts.ts';

/** Programs that are told; each can be tried, stopped and taken off. */
export function Webhooks() {
  const text = useNoticesText();
  const query = useQuery(webhooksQuery());
  return (
    <section aria-labelledby="webhooks-heading">
      <Heading level={2} id="webhooks-heading">
        {text.webhooks}
      </Heading>
      <p>{text.webhooksIntro}</p>
      <QueryView query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{text.noWebhooks}</p>
          ) : (
            items.map((webhook) => <WebhookCard key={webhook.id} webhook={webhook} />)
          )
        }
      </QueryView>
      <NewWebhookForm />
    </section>
  );
}

function WebhookCard({ webhook }: { webhook: Webhook }) {
  const text = useNoticesText();
  const { data: places } = useQuery(queries.places());
  const { id, name, url, placeId, enabled } = webhook;
  const place = placeId === null ? text.everywhere : (places?.items.find((one) => one.id === placeId)?.name ?? placeId);
  const kinds = webhook.kinds
    .map((kind) => (kind === 'signal' || kind === 'sensor' ? text.webhookKinds[kind] : ''))
    .join(', ');
  const [tested, setTested] = useState(false);
  const queryClient = useQueryClient();
  const act = useMutation({
    mutationFn: async (what: 'test' | 'switch' | 'remove') => {
      setTested(false);
      if (what === 'test') await api.testWebhook({ id });
      else if (what === 'switch') await api.changeWebhook({ id, body: { enabled: !enabled } });
      else await api.deleteWebhook({ id });
      setTested(what === 'test');
    },
    onSuccess: () => {
      for (const queryKey of [keys.webhooks, keys.deliveries]) void queryClient.invalidateQueries({ queryKey });
    },
  });
  return (
    <Card title={name} headingLevel={3}>
      <DescriptionList
        items={[
          { term: text.url, description: <span className="notices__url">{url}</span> },
          { term: text.what, description: kinds },
          { term: text.place, description: place },
          { term: text.state, description: enabled ? text.on : text.off },
        ]}
      />
      {act.error ? <ErrorAlert error={act.error} /> : null}
      <div className="toolbar">
        <Button onClick={() => act.mutate('test')}>{text.test}</Button>
        <Button onClick={() => act.mutate('switch')}>{enabled ? text.turnOff : text.turnOn}</Button>
        <Button variant="subtle" onClick={() => act.mutate('remove')}>
          {text.remove}
        </Button>
      </div>
      <StatusMessage>{tested ? text.testSent : null}</StatusMessage>
    </Card>
  );
}
