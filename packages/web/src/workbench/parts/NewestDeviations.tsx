import { useQuery } from '@tanstack/react-query';
import { useText } from '../../i18n/language.ts';
import { EmptyState, Heading } from '../../ui/index.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { DeviationItems } from './DeviationItems.tsx';
import { QueryView } from './QueryView.tsx';

/** Beside the map: what was noticed lately. */
export function NewestDeviations() {
  const { overview } = useText();
  const newest = useQuery(queries.newest());
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
    </section>
  );
}
