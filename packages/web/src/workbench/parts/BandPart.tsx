import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useText } from '../../i18n/language.ts';
import { useMissedReadings } from '../../live/hooks.ts';
import { Button, Heading } from '../../ui/index.ts';
import { useGo } from '../navigation.ts';
import { type PlaceSearch, paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { aheadOf, windowOf } from '../window.ts';
import { BandView } from './BandView.tsx';
import { chartAnchor } from './DatastreamCards.tsx';
import { PeriodBar } from './PeriodBar.tsx';
import { PurposeLink } from './PurposeLink.tsx';
import { QueryView } from './QueryView.tsx';
import { useNow } from './use-now.ts';

interface BandPartProps {
  readonly placeId: number;
  readonly datastreamId: number;
  readonly name: string;
  readonly zone: string;
  readonly search: PlaceSearch;
}

/** Measured and normal over a period; the period stands in the address. */
export function BandPart({ placeId, datastreamId, name, zone, search }: BandPartProps) {
  const { place } = useText();
  const go = useGo();
  const now = useNow();
  const window = windowOf(search, now, zone);
  const live = window.kind === 'live';
  const band = useQuery({
    ...queries.band(datastreamId, window),
    // Another period of the same series takes the place of this one without an empty moment between.
    placeholderData: (previous) => (previous?.datastreamId === datastreamId ? previous : undefined),
  });
  const deviations = useQuery(queries.deviationsIn(datastreamId, window));
  const forecast = useQuery({ ...queries.forecast(datastreamId), enabled: live });
  const until = now + aheadOf(search.periode);
  const ahead = useMemo(
    () => (live && forecast.data ? { of: forecast.data, until } : undefined),
    [live, forecast.data, until],
  );
  const show = (change: PlaceSearch) => go(paths.place(placeId, { ...search, ...change }), { stay: true });
  return (
    <section>
      <Heading level={2} id={chartAnchor}>
        {place.chartOf(name)}
      </Heading>
      <PeriodBar
        {...{ search, now, zone }}
        onChange={show}
        toNow={
          <Missed
            datastreamId={datastreamId}
            view={`${search.periode} ${search.tot}`}
            onNow={() => show({ tot: undefined })}
          />
        }
      />
      <QueryView query={band} height={420}>
        {(data) => (
          <>
            <BandView band={data} deviations={deviations.data?.items ?? []} forecast={ahead} />
            <PurposeLink hidden={data.hidden?.includes(true)} />
          </>
        )}
      </QueryView>
    </section>
  );
}

/** Scrolled back, the chart stands still; this says what one misses and leads to it. */
function Missed({ datastreamId, view, onNow }: { datastreamId: number; view: string; onNow: () => void }) {
  const { live } = useText();
  const missed = useMissedReadings(datastreamId, view);
  return (
    <Button variant="subtle" onClick={onNow}>
      {missed > 0 ? `${live.newReadings(missed)} – ${live.toNow}` : live.toNow}
    </Button>
  );
}
