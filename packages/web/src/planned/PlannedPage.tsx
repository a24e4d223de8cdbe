import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Place } from '@wijkritme/contract';
import { useState } from 'react';
import { useText } from '../i18n/language.ts';
import { Breadcrumb, Details, Heading, StatusMessage } from '../ui/index.ts';
import { NotFoundPage } from '../workbench/pages/NotFoundPage.tsx';
import { MoreButton } from '../workbench/parts/MoreButton.tsx';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { useMay } from '../workbench/parts/use-session.ts';
import { paths } from '../workbench/paths.ts';
import { queries } from '../workbench/queries.ts';
import { CalendarFileForm } from './CalendarFileForm.tsx';
import { EventForm } from './EventForm.tsx';
import { PlannedTable } from './PlannedTable.tsx';
import { plannedQuery } from './queries.ts';
import { usePlannedText } from './texts.ts';

const route = getRouteApi('/plekken/$id/agenda');

/** What is planned in a place: to read for everybody, to keep for who looks after the calendar. */
export function PlannedPage() {
  const id = Number(route.useParams().id);
  const places = useQuery(queries.places());
  return (
    <QueryView query={places} height={480}>
      {({ items }) => {
        const place = items.find((item) => item.id === id);
        return place ? <PlannedView key={id} place={place} places={items} /> : <NotFoundPage />;
      }}
    </QueryView>
  );
}

interface PlannedViewProps {
  readonly place: Place;
  readonly places: readonly Place[];
}

function PlannedView({ place, places }: PlannedViewProps) {
  const { shell } = useText();
  const text = usePlannedText();
  const mayManage = useMay('calendar.manage') ?? false;
  const [said, setSaid] = useState('');
  const [showsPast, setShowsPast] = useState(false);
  const list = { place, places, mayManage, onSaid: setSaid };
  return (
    <>
      <PageTitle topic={place.name} section={text.short} />
      <Breadcrumb
        label={shell.breadcrumb}
        items={[
          { label: shell.overview, href: paths.overview() },
          { label: place.name, href: paths.place(place.id) },
          { label: text.short },
        ]}
      />
      <Heading level={1}>{text.title(place.name)}</Heading>
      <p className="lead">{text.intro}</p>
      <StatusMessage>{said}</StatusMessage>
      <section>
        <Heading level={2}>{text.coming}</Heading>
        <PlannedList when="coming" {...list} />
      </section>
      <Details summary={text.past} onToggle={setShowsPast}>
        {showsPast ? <PlannedList when="past" {...list} /> : null}
      </Details>
      {mayManage ? (
        <>
          <Details summary={text.add}>
            <EventForm placeId={place.id} zone={place.timeZone} onDone={(name) => setSaid(text.added(name))} />
          </Details>
          <Details summary={text.file}>
            <CalendarFileForm placeId={place.id} />
          </Details>
        </>
      ) : null}
    </>
  );
}

interface PlannedListProps extends PlannedViewProps {
  readonly when: 'coming' | 'past';
  readonly mayManage: boolean;
  readonly onSaid: (sentence: string) => void;
}

function PlannedList({ when, ...of }: PlannedListProps) {
  const text = usePlannedText();
  const query = useInfiniteQuery(plannedQuery(of.place.id, when));
  return (
    <QueryView query={query} height={240}>
      {({ pages }) => (
        <>
          <PlannedTable
            {...of}
            caption={when === 'coming' ? text.caption : text.pastTitle}
            items={pages.flatMap(({ items }) => items)}
          />
          <MoreButton query={query} label={text.more} />
        </>
      )}
    </QueryView>
  );
}
