import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Feed, Thing } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { Badge, Button, Card, DescriptionList, Details } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert, QueryView } from '../workbench/parts/QueryView.tsx';
import { FeedFields } from './FeedFields.tsx';
import { feedTones } from './feed-tones.ts';
import { lifecycleQueries } from './queries.ts';
import { useLifecycleText } from './texts.ts';

/** Where readings of a thing are fetched, for things that a source elsewhere can know; nothing for others. */
export function ThingFeed({ thing }: { thing: Thing }) {
  const text = useLifecycleText();
  const query = useQuery(lifecycleQueries.feedOf(thing.id));
  return (
    <QueryView query={query}>
      {({ items: [feed], adapters }) =>
        adapters.length === 0 && !feed ? null : (
          <Card title={text.feedOfThing}>
            {feed ? <FeedState feed={feed} /> : <p>{text.feedNothing}</p>}
            <Details summary={feed ? text.feedChange : text.feedAdd}>
              <FeedFields thingId={thing.id} adapters={adapters} feed={feed} />
            </Details>
          </Card>
        )
      }
    </QueryView>
  );
}

function FeedState({ feed }: { feed: Feed }) {
  const text = useLifecycleText();
  const format = useFormat();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api.deleteFeed({ id: feed.thingId }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: lifecycleQueries.feeds().queryKey }),
  });
  const { adapterName, station, origin, health, sentence, reached, nextAt, stored, refused } = feed;
  return (
    <>
      <p>
        <Badge tone={feedTones[health]}>{text.feedHealth[health]}</Badge> {sentence}
      </p>
      <DescriptionList
        items={[
          { term: text.feedSource, description: `${adapterName}, ${station} (${origin})` },
          { term: text.feedNewest, description: reached === null ? text.feedNone : format.moment(reached) },
          { term: text.feedNext, description: format.moment(nextAt) },
          { term: text.feedCounts, description: text.feedCountsAre(format.number(stored), format.number(refused)) },
        ]}
      />
      {remove.error ? <ErrorAlert error={remove.error} /> : null}
      <p>{text.feedStopText}</p>
      <Button variant="subtle" onClick={() => remove.mutate()}>
        {remove.isPending ? text.busy : text.feedStop}
      </Button>
    </>
  );
}
