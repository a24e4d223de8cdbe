import { useInfiniteQuery } from '@tanstack/react-query';
import { useText } from '../../i18n/language.ts';
import { Heading, LinkButton } from '../../ui/index.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';

/** Things of which a datastream has no passport yet: nothing of these is kept. */
export function WithoutPassport() {
  const { sensors: text } = useText();
  const { data } = useInfiniteQuery(queries.things({ passport: 'missing' }));
  const things = data?.pages[0]?.items ?? [];
  if (things.length === 0) return null;
  return (
    <section>
      <Heading level={2}>{text.withoutPassport}</Heading>
      <p>{text.withoutPassportText}</p>
      <ul className="items">
        {things.flatMap((thing) =>
          thing.datastreams
            .filter(({ passportStatus }) => passportStatus === 'missing')
            .map((series) => (
              <li key={series.id} className="items__item items__head">
                <a href={paths.sensor(thing.id)}>{thing.name}</a>
                <LinkButton href={paths.passport(thing.id, series.id)}>{text.give(series.name)}</LinkButton>
              </li>
            )),
        )}
      </ul>
    </section>
  );
}
