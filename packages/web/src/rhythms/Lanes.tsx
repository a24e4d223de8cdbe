import type { Datastream, Deviation, Place } from '@wijkritme/contract';
import { useState } from 'react';
import { SaveShare } from '../exports/SaveShare.tsx';
import { useFormat, useLanguage } from '../i18n/language.ts';
import { Button, DataTable, Details, Heading } from '../ui/index.ts';
import { LaneFigure } from './LaneFigure.tsx';
import { contextLane, lanesOf } from './lanes-of.ts';
import { lanesSentence } from './lanes-sentence.ts';
import { MeasureChoice } from './MeasureChoice.tsx';
import { type AskedSpans, mostDeviations } from './queries.ts';
import { hrefOf, kindWord, whatOf } from './span-words.ts';
import { tableRows } from './table-rows.ts';
import { useRhythmsText } from './texts.ts';
import { useContextSpans } from './use-context-spans.tsx';

/** A lane needs no request; more than these are no picture. */
const lanesAtOnce = 12;

interface LanesProps {
  readonly place: Place;
  readonly places: readonly Place[];
  readonly datastreams: readonly Datastream[];
  readonly items: readonly Deviation[];
  /** There are more than these. */
  readonly more: boolean;
  readonly asked: AskedSpans;
  /** Measures that the address names. */
  readonly named: string | undefined;
  readonly onName: (named: string) => void;
  readonly to: number;
  readonly now: number;
}

/** Who left the rhythm when, under one another, and below them what else there was. */
export function Lanes({ place, places, datastreams, items, more, asked, named, onName, to, now }: LanesProps) {
  const text = useRhythmsText();
  const { language } = useLanguage();
  const format = useFormat(place.timeZone);
  const [count, setCount] = useState(lanesAtOnce);
  const around = useContextSpans({ asked, places, datastreams, deviations: items, named, to, now });
  const outages = around.outages.map(({ id }) => id);
  const lanes = lanesOf({ place, places, datastreams, deviations: items, outages, now });
  const context = contextLane(text.context, around.spans);
  const all = [...lanes.slice(0, count), context];
  const told = lanesSentence({ place, lanes, context, language });
  const sentence = more ? `${told} ${text.newest(mostDeviations)}` : told;
  const rest = lanes.length - count;
  const rows = tableRows([...lanes, context]);
  return (
    <section>
      <Heading level={2}>{text.lanes}</Heading>
      <p className="lead">{sentence}</p>
      {around.problem}
      <MeasureChoice
        zone={place.timeZone}
        measures={around.measures.all}
        chosen={around.measures.chosen}
        more={around.measures.more}
        onChange={onName}
      />
      <LaneFigure
        key={asked.window.kind === 'live' ? 'live' : asked.window.from}
        lanes={all}
        place={place}
        from={asked.window.from}
        to={to}
      />
      {rest > 0 ? (
        <p className="more">
          <Button onClick={() => setCount(count + lanesAtOnce)}>{text.moreLanes(Math.min(lanesAtOnce, rest))}</Button>
        </p>
      ) : null}
      <Details summary={text.showTable}>
        <DataTable
          stack
          caption={text.lanesTable}
          rows={rows}
          rowKey={({ span }) => span.key}
          empty={text.nothing}
          columns={[
            { key: 'start', header: text.start, render: ({ span }) => format.moment(span.from) },
            {
              key: 'end',
              header: text.end,
              render: ({ span }) => (span.open ? text.lasts : format.moment(span.to)),
            },
            { key: 'where', header: text.where, render: ({ lane }) => lane },
            { key: 'kind', header: text.kind, render: ({ span }) => kindWord(span.kind, language) },
            {
              key: 'what',
              header: text.what,
              render: ({ span }) => {
                const [href, what] = [hrefOf(span, place.id), whatOf(span, language)];
                return href ? <a href={href}>{what}</a> : what;
              },
            },
          ]}
        />
      </Details>
      <SaveShare
        title={text.lanes}
        make={async (about) =>
          (await import('./of-lanes.ts')).figureOfLanes(
            { place, drawn: all, rows, sentence, from: asked.window.from, to },
            about,
          )
        }
      />
    </section>
  );
}
