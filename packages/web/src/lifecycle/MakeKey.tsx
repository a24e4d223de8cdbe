import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Thing, ThingLifecycle } from '@wijkritme/contract';
import { Alert, Button, Card, DescriptionList, StatusMessage } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { lifecycleQueries } from './queries.ts';
import { useLifecycleText } from './texts.ts';

/** The key is shown once and lives in this page alone; leaving the page forgets it. */
export function MakeKey({ thing, lifecycle }: { thing: Thing; lifecycle: ThingLifecycle }) {
  const text = useLifecycleText();
  const queryClient = useQueryClient();
  const make = useMutation({
    mutationFn: () => api.createDeviceKey({ id: thing.id }),
    gcTime: 0,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: lifecycleQueries.credentials(thing.id).queryKey }),
  });
  const address =
    lifecycle.deviceType === null
      ? thing.datastreams.map(({ id }) => `/v1.1/Datastreams(${id})/Observations`)
      : [`/v1/things/${thing.id}/uplinks`];
  return (
    <Card title={text.keyTitle}>
      <p>{text.keyText}</p>
      {make.error ? <ErrorAlert error={make.error} /> : null}
      <StatusMessage>
        {make.data ? (
          <Alert tone="ok" title={text.keyOnce}>
            <DescriptionList
              items={[
                { term: text.key, description: <code>{make.data.key}</code> },
                { term: text.sendTo, description: address.map((path) => `${location.origin}${path}`).join(', ') },
              ]}
            />
          </Alert>
        ) : null}
      </StatusMessage>
      {make.data ? null : <Button onClick={() => make.mutate()}>{make.isPending ? text.busy : text.makeKey}</Button>}
    </Card>
  );
}
