import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Thing } from '@wijkritme/contract';
import { useText } from '../../i18n/language.ts';
import { usePlannedText } from '../../planned/texts.ts';
import { Details, Heading } from '../../ui/index.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { DeviationItems } from './DeviationItems.tsx';
import { QueryView } from './QueryView.tsx';
import { useMay } from './use-session.ts';

export function PlaceDeviations({ placeId }: { placeId: number }) {
  const { place, overview, budget } = useText();
  const planned = usePlannedText();
  const mayWork = useMay('signals.work');
  const query = useQuery(queries.deviationsAt(placeId));
  return (
    <section>
      <Heading level={2}>{place.deviations}</Heading>
      <QueryView query={query}>
        {({ items }) =>
          items.length === 0 ? <p>{place.noDeviations}</p> : <DeviationItems items={items} here={placeId} />
        }
      </QueryView>
      <p className="more">
        <a href={paths.deviations({ plek: placeId })}>{overview.allDeviations}</a>
      </p>
      <p className="more">
        <a href={paths.planned(placeId)}>{planned.toPage}</a>
      </p>
      {mayWork ? (
        <p className="more">
          <a href={paths.feeling(placeId)}>{place.toFeeling}</a>
        </p>
      ) : null}
      <p className="more">
        <a href={paths.reports(placeId)}>{place.toReports}</a>
      </p>
      <p className="more">
        <a href={paths.budget(placeId)}>{budget.toPage}</a>
      </p>
      <p className="more">
        <a href={paths.scores({ plek: placeId })}>{place.toScores}</a>
      </p>
    </section>
  );
}

/** More than these go behind a fold: a municipality has many. */
const sensorsShown = 8;

/** The sensors of a place; of a coarse place also those in the places within it. */
export function PlaceSensors({ placeId }: { placeId: number }) {
  const { place, sensors } = useText();
  const query = useInfiniteQuery(queries.things({ place: placeId }));
  return (
    <section>
      <Heading level={2}>{place.sensors}</Heading>
      <QueryView query={query}>
        {({ pages: [first] }) => {
          const here = first?.items ?? [];
          const rest = here.slice(sensorsShown);
          if (here.length === 0) return <p>{place.noSensors}</p>;
          return (
            <>
              <SensorItems things={here.slice(0, sensorsShown)} />
              {rest.length > 0 ? (
                <Details summary={place.moreSensors(rest.length)}>
                  <SensorItems things={rest} />
                </Details>
              ) : null}
              {first?.next ? (
                <p className="more">
                  <a href={paths.sensors({ plek: placeId })}>{sensors.all}</a>
                </p>
              ) : null}
            </>
          );
        }}
      </QueryView>
    </section>
  );
}

function SensorItems({ things }: { things: readonly Thing[] }) {
  return (
    <ul className="items">
      {things.map(({ id, name, description }) => (
        <li key={id} className="items__item">
          <a className="items__name" href={paths.sensor(id)}>
            {name}
          </a>
          <p className="items__text">{description}</p>
        </li>
      ))}
    </ul>
  );
}
