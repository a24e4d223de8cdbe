import { useQueries } from '@tanstack/react-query';
import type { Datastream, Deviation, Place } from '@wijkritme/contract';
import { useState } from 'react';
import { SaveShare } from '../exports/SaveShare.tsx';
import { capital } from '../i18n/format.ts';
import { useFormat, useLanguage, useText } from '../i18n/language.ts';
import type { BandWindow } from '../live/keys.ts';
import { Button, DataTable, Details, Heading, SegmentedControl } from '../ui/index.ts';
import { StatusBadge } from '../workbench/parts/badges.tsx';
import { paths, type RhythmsSearch } from '../workbench/paths.ts';
import { queries } from '../workbench/queries.ts';
import { SmallCard } from './SmallCard.tsx';
import { sameScales } from './same-scales.ts';
import { smallRows } from './small-rows.ts';
import { smallSentence } from './small-sentence.ts';
import { useRhythmsText } from './texts.ts';

/** Each is a request: so many come at once, and so many in all. */
const atOnce = 8;
const most = 24;

interface SmallMultiplesProps {
  readonly place: Place;
  readonly places: readonly Place[];
  readonly datastreams: readonly Datastream[];
  readonly deviations: readonly Deviation[];
  readonly window: BandWindow;
  /** End of what is shown, UTC ms. */
  readonly to: number;
  readonly search: RhythmsSearch;
  readonly onScale: (scale: RhythmsSearch['schaal']) => void;
}

/** Every series of a place in its normal band, on one axis of time. */
export function SmallMultiples(props: SmallMultiplesProps) {
  const { place, window, to, search, deviations } = props;
  const text = useRhythmsText();
  const { status } = useText();
  const { language } = useLanguage();
  const format = useFormat(place.timeZone);
  const [count, setCount] = useState(atOnce);
  const rows = smallRows({ ...props, format });
  const shown = rows.slice(0, count);
  const sentence = smallSentence(rows, status, language);
  const room = Math.min(rows.length, most) - shown.length;
  const isSame = search.schaal === 'zelfde';
  // The cards fetch them; here is only looked at what came.
  const bands = useQueries({
    queries: shown.map(({ datastream }) => ({ ...queries.band(datastream.id, window), enabled: false })),
  });
  const scales = isSame ? sameScales(shown.map(({ datastream }, i) => ({ datastream, band: bands[i]?.data }))) : [];
  const { periode, tot } = search;
  const hrefOf = (datastream: number, placeId: number | null) =>
    paths.place(placeId ?? place.id, { periode, tot, datastream });
  return (
    <section>
      <Heading level={2}>{text.small}</Heading>
      <p className="lead">{sentence}</p>
      <SegmentedControl
        label={text.scales}
        options={(['eigen', 'zelfde'] as const).map((id) => ({ id, label: text.scaleChoices[id] }))}
        value={isSame ? 'zelfde' : 'eigen'}
        onChange={(id) => props.onScale(id === 'zelfde' ? id : undefined)}
      />
      <p className="small-scale">{isSame ? text.sameScale : text.ownScale}</p>
      <ul className="cards">
        {shown.map((row, i) => (
          <li key={row.datastream.id} className="cards__item">
            <SmallCard
              {...{ row, window, to }}
              zone={place.timeZone}
              scale={scales[i]}
              href={hrefOf(row.datastream.id, row.datastream.placeId)}
              deviations={deviations.filter(({ datastreamId }) => datastreamId === row.datastream.id)}
            />
          </li>
        ))}
      </ul>
      {room > 0 ? (
        <p className="more">
          <Button onClick={() => setCount(count + atOnce)}>{text.moreSeries(Math.min(atOnce, room))}</Button>
        </p>
      ) : rows.length > most ? (
        <p>{text.mostSeries(most)}</p>
      ) : null}
      <Details summary={text.showTable}>
        <DataTable
          stack
          caption={text.smallTable}
          rows={rows}
          rowKey={({ datastream }) => datastream.id}
          empty={text.nothing}
          columns={[
            {
              key: 'name',
              header: text.series,
              render: ({ name, datastream: { id, placeId } }) => <a href={hrefOf(id, placeId)}>{capital(name)}</a>,
            },
            {
              key: 'state',
              header: text.state,
              render: ({ datastream }) => <StatusBadge status={datastream.status} />,
            },
            {
              key: 'now',
              header: text.now,
              render: ({ hidden, value, datastream }) => hidden ?? format.value(value, datastream.unit),
            },
            {
              key: 'normal',
              header: text.normal,
              render: ({ normal, datastream: { unit } }) => (normal ? format.span(normal.low, normal.high, unit) : '–'),
            },
            {
              key: 'difference',
              header: text.difference,
              render: ({ difference, datastream: { unit } }) =>
                difference === null ? '–' : format.difference(difference, unit),
            },
            { key: 'deviations', header: text.deviations, align: 'end', render: (row) => row.deviations },
          ]}
        />
      </Details>
      <SaveShare
        title={text.small}
        make={async (about) =>
          (await import('./of-small.ts')).figureOfSmall({ place, rows, shown, sentence, window, to, isSame }, about)
        }
      />
    </section>
  );
}
