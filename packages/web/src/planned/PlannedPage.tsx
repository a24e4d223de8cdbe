import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Place } from '@wijkritme/contract';
import { useState } from 'react';
import { Details, Heading, StatusMessage } from '../ui/index.ts';
import { MoreButton } from '../workbench/parts/MoreButton.tsx';
import { PageOfPlace } from '../workbench/parts/PageOfPlace.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { useMay } from '../workbench/parts/use-session.ts';
import { CalendarFileForm } from './CalendarFileForm.tsx';
import { EventForm } from './EventForm.tsx';
import { PlannedTable } from './PlannedTable.tsx';
import { plannedQuery } from './queries.ts';
import { usePlannedText } from './texts.ts';

const route = getRouteApi('/plekken/$id/agenda');

/** What is planned in a place: to read for everybody, to keep for who looks after the calendar. */
export function PlannedPage() {
  return (
    <PageOfPlace id={route.useParams().id} words={usePlannedText()}>
      {(place, places) => <PlannedView place={place} places={places} />}
    </PageOfPlace>
  );
}

interface PlannedViewProps {
  readonly place: Place;
  readonly places: readonly Place[];
}

function PlannedView({ place, places }: PlannedViewProps) {
  const text = usePlannedText();
  const mayManage = useMay('calendar.manage') ?? false;
  const [said, setSaid] = useState('');
  const [showsPast, setShowsPast] = useState(false);
  const list = { place, places, mayManage, onSaid: setSaid };
  return (
    <>
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
