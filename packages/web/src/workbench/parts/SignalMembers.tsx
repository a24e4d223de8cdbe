import { useQuery } from '@tanstack/react-query';
import type { Signal } from '@wijkritme/contract';
import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { Details, Heading } from '../../ui/index.ts';
import { queries } from '../queries.ts';
import { DeviationEvidence } from './DeviationEvidence.tsx';
import { DeviationItems } from './DeviationItems.tsx';
import { QueryView } from './QueryView.tsx';

/** Room for chart and reasons, so that what stands below hardly moves when they come (px). */
const evidencePx = 800;
const chartPx = 220;

/** The deviations of single series that belong to a signal, the strongest first: of that one stands here why we see it. */
export function SignalMembers({ signal: { id, placeId, deviations } }: { signal: Signal }) {
  const { signals: text } = useText();
  const query = useQuery({ ...queries.deviationsOf(id), enabled: deviations.length > 0 });
  if (deviations.length === 0) return null;
  return (
    <section>
      <Heading level={2}>{text.membersHeading(deviations.length)}</Heading>
      <QueryView query={query}>
        {({ items }) => (
          <DeviationItems
            items={items}
            here={placeId ?? undefined}
            below={(one) => {
              if (items.length === 1) return <Why deviationId={one} />;
              return one === items[0]?.id ? (
                <Why deviationId={one} title={text.whyOf(one)} />
              ) : (
                <FoldedWhy deviationId={one} />
              );
            }}
          />
        )}
      </QueryView>
    </section>
  );
}

/** Fetched when the fold is opened for the first time. */
function FoldedWhy({ deviationId }: { deviationId: number }) {
  const { signals: text } = useText();
  const [opened, setOpened] = useState(false);
  return (
    <Details summary={text.showWhy(deviationId)} onToggle={(open) => open && setOpened(true)}>
      {opened ? <Why deviationId={deviationId} title={text.whyOf(deviationId)} /> : null}
    </Details>
  );
}

function Why({ deviationId, title }: { deviationId: number; title?: string }) {
  const query = useQuery(queries.deviation(deviationId));
  return (
    <QueryView query={query} height={evidencePx}>
      {(reason) => <DeviationEvidence reason={reason} title={title} headingLevel={3} height={chartPx} />}
    </QueryView>
  );
}
