import { useQuery } from '@tanstack/react-query';
import type { Signal } from '@wijkritme/contract';
import { useFormat, useText } from '../../i18n/language.ts';
import { Badge, EmptyState, Heading } from '../../ui/index.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { DeviationItems } from './DeviationItems.tsx';
import { QueryView } from './QueryView.tsx';
import { useZone } from './use-places.ts';

const signalsShown = 4;

/** Beside the map: what was noticed lately, one by one and together. */
export function NewestDeviations() {
  const { overview } = useText();
  const newest = useQuery(queries.newest());
  const signals = useQuery(queries.signals());
  // A signal of one deviation says nothing that the deviation does not say.
  const together = (signals.data?.items ?? []).filter(({ deviations }) => deviations.length > 1).slice(0, signalsShown);
  return (
    <section className="split__side">
      <Heading level={2}>{overview.newest}</Heading>
      <QueryView query={newest} height={320}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={overview.noDeviations} text={overview.noDeviationsText} />
          ) : (
            <DeviationItems items={items} />
          )
        }
      </QueryView>
      <p className="more">
        <a href={paths.deviations()}>{overview.allDeviations}</a>
      </p>
      {together.length > 0 ? (
        <>
          <Heading level={2}>{overview.signals}</Heading>
          <ul className="items">
            {together.map((signal) => (
              <SignalItem key={signal.id} signal={signal} />
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function SignalItem({ signal }: { signal: Signal }) {
  const { overview, deviations: words } = useText();
  const format = useFormat(useZone(signal.placeId));
  const { start, end, outage, deviations, placeName, sentence } = signal;
  const first = deviations[0];
  const name = overview.signalName(placeName, overview.signalSize(deviations.length));
  return (
    <li className="items__item">
      <div className="items__head">
        <Badge tone={outage ? 'alert' : 'neutral'} shape={outage ? 'dots' : 'diamond'}>
          {outage ? overview.outage : overview.signal}
        </Badge>
        <span className="items__note">
          {end === null ? `${format.moment(start)} – ${words.ongoing}` : format.stretch(start, end)}
        </span>
      </div>
      <p className="items__text">{first === undefined ? name : <a href={paths.deviation(first)}>{name}</a>}</p>
      <p className="items__sentence">{sentence}</p>
    </li>
  );
}
