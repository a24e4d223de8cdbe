import { useQuery } from '@tanstack/react-query';
import type { Signal } from '@wijkritme/contract';
import { useFormat, useText } from '../../i18n/language.ts';
import { Badge, Details, Heading } from '../../ui/index.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { useZone } from './use-places.ts';

/** Three side by side fill one row; the others wait behind a fold. */
const signalsShown = 3;

/** Deviations that belong together: what one cause may explain. */
export function Signals() {
  const { overview } = useText();
  const { data } = useQuery(queries.signals());
  // A signal of one deviation says nothing that the deviation does not say.
  const together = (data?.items ?? []).filter(({ deviations }) => deviations.length > 1);
  const rest = together.slice(signalsShown);
  if (together.length === 0) return null;
  return (
    <section>
      <Heading level={2}>{overview.signals}</Heading>
      <SignalItems items={together.slice(0, signalsShown)} />
      {rest.length > 0 ? (
        <Details summary={overview.moreSignals(rest.length)}>
          <SignalItems items={rest} />
        </Details>
      ) : null}
    </section>
  );
}

function SignalItems({ items }: { items: readonly Signal[] }) {
  return (
    <ul className="items items--wide">
      {items.map((signal) => (
        <SignalItem key={signal.id} signal={signal} />
      ))}
    </ul>
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
