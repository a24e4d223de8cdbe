import { useQuery } from '@tanstack/react-query';
import { useText } from '../../i18n/language.ts';
import { Heading } from '../../ui/index.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { DeviationItems } from './DeviationItems.tsx';
import { QueryView } from './QueryView.tsx';

export function PlaceDeviations({ placeId }: { placeId: number }) {
  const { place, overview } = useText();
  const query = useQuery(queries.deviationsAt(placeId));
  return (
    <section>
      <Heading level={2}>{place.deviations}</Heading>
      <QueryView query={query}>
        {({ items }) => (items.length === 0 ? <p>{place.noDeviations}</p> : <DeviationItems items={items} here />)}
      </QueryView>
      <p className="more">
        <a href={paths.deviations({ plek: placeId })}>{overview.allDeviations}</a>
      </p>
    </section>
  );
}

export function PlaceSensors({ placeId }: { placeId: number }) {
  const { place } = useText();
  const query = useQuery(queries.things());
  return (
    <section>
      <Heading level={2}>{place.sensors}</Heading>
      <QueryView query={query}>
        {({ items }) => {
          const here = items.filter((thing) => thing.placeId === placeId);
          if (here.length === 0) return <p>{place.noSensors}</p>;
          return (
            <ul className="items">
              {here.map(({ id, name, description }) => (
                <li key={id} className="items__item">
                  <a className="items__name" href={paths.sensor(id)}>
                    {name}
                  </a>
                  <p className="items__text">{description}</p>
                </li>
              ))}
            </ul>
          );
        }}
      </QueryView>
    </section>
  );
}
