import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useFormat, useText } from '../../i18n/language.ts';
import { useMissedReadings } from '../../live/hooks.ts';
import { Button, Heading, SegmentedControl } from '../../ui/index.ts';
import { useGo } from '../navigation.ts';
import { type Period, type PlaceSearch, paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { periods } from '../search.ts';
import { aheadOf, nextEnd, previousEnd, windowOf } from '../window.ts';
import { BandView } from './BandView.tsx';
import { chartAnchor } from './DatastreamCards.tsx';
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
  const format = useFormat(zone);
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
      <div className="toolbar">
        <SegmentedControl<Period>
          label={place.period}
          options={periods.map((id) => ({ id, label: id === 'dag' && !live ? place.oneDay : place.periods[id] }))}
          value={search.periode ?? 'week'}
          onChange={(periode) => show({ periode })}
        />
        <div className="toolbar__steps">
          <Button onClick={() => show({ tot: previousEnd(search, now, zone) })}>{place.previous}</Button>
          <Button disabled={live} reason={place.nextReason} onClick={() => show({ tot: nextEnd(search, now, zone) })}>
            {place.next}
          </Button>
        </div>
      </div>
      <div className="toolbar">
        <p className="toolbar__range">{format.range(window.from, live ? now : window.to - 1)}</p>
        {live ? null : (
          <Missed
            datastreamId={datastreamId}
            view={`${search.periode} ${search.tot}`}
            onNow={() => show({ tot: undefined })}
          />
        )}
      </div>
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
