import { useQuery } from '@tanstack/react-query';
import type { Place } from '@wijkritme/contract';
import { Fragment, type ReactNode } from 'react';
import { useText } from '../../i18n/language.ts';
import { Breadcrumb, Heading } from '../../ui/index.ts';
import { NotFoundPage } from '../pages/NotFoundPage.tsx';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { PageTitle } from './PageTitle.tsx';
import { QueryView } from './QueryView.tsx';

interface PageWords {
  /** In the trail and the name of the window. */
  readonly short: string;
  readonly title: string | ((place: string) => string);
  readonly intro: string;
}

interface PageOfPlaceProps {
  /** From the address; there may be no such place. */
  readonly id: string;
  readonly words: PageWords;
  /** What follows the heading; begun anew for another place. */
  readonly children: (place: Place, places: readonly Place[]) => ReactNode;
}

/** A page about one thing of one place, below the page of that place: trail, heading and introduction. */
export function PageOfPlace({ id, words: { short, title, intro }, children }: PageOfPlaceProps) {
  const { shell } = useText();
  const places = useQuery(queries.places());
  return (
    <QueryView query={places} height={480}>
      {({ items }) => {
        const place = items.find((item) => item.id === Number(id));
        if (!place) return <NotFoundPage />;
        return (
          <Fragment key={place.id}>
            <PageTitle topic={place.name} section={short} />
            <Breadcrumb
              label={shell.breadcrumb}
              items={[
                { label: shell.overview, href: paths.overview() },
                { label: place.name, href: paths.place(place.id) },
                { label: short },
              ]}
            />
            <Heading level={1}>{typeof title === 'string' ? title : title(place.name)}</Heading>
            <p className="lead">{intro}</p>
            {children(place, items)}
          </Fragment>
        );
      }}
    </QueryView>
  );
}
