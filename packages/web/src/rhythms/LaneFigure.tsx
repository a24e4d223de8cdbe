import type { Place } from '@wijkritme/contract';
import { type FocusEvent, type KeyboardEvent, type SyntheticEvent, useId, useRef, useState } from 'react';
import { useFormat, useLanguage } from '../i18n/language.ts';
import { localTicks, tickLabels } from '../ui/charts/time-ticks.ts';
import { ScrollRegion } from '../ui/index.ts';
import { LaneLegend } from './LaneLegend.tsx';
import { LaneTrack } from './LaneTrack.tsx';
import { type Spot, spotAfterKey } from './lane-keys.ts';
import type { NamedLane } from './lanes-of.ts';
import { layLane, xOf } from './lay-lane.ts';
import { hrefOf } from './span-words.ts';
import { useRhythmsText } from './texts.ts';

/** As wide on every screen: where there is less room, the lanes scroll within their frame. */
const widthPx = 960;
const ticks = 8;

interface LaneFigureProps {
  readonly lanes: readonly NamedLane[];
  readonly place: Place;
  readonly from: number;
  readonly to: number;
}

/** Lanes under one axis of time: one stop for Tab, arrows walk from span to span, Enter opens. */
export function LaneFigure({ lanes, place, from, to }: LaneFigureProps) {
  const text = useRhythmsText();
  const { language } = useLanguage();
  const format = useFormat(place.timeZone);
  const box = useRef<HTMLDivElement>(null);
  const keysId = useId();
  const [spot, setSpot] = useState<Spot>();
  const [said, setSaid] = useState('');
  const stretch = { from, to, widthPx };
  const laid = lanes.map(({ spans, ...lane }) => ({ ...lane, ...layLane(spans, stretch) }));
  // Only what leads somewhere is walked.
  const begins = laid.map(({ placed }) =>
    placed.filter(({ of }) => hrefOf(of, place.id) !== undefined).map(({ leftPx }) => leftPx),
  );
  const first = begins.findIndex((lane) => lane.length > 0);
  // The newest is what one sees first.
  const newest = { lane: first, at: (begins[first]?.length ?? 0) - 1 };
  const current = spot && begins[spot.lane]?.[spot.at] !== undefined ? spot : newest;
  const axis = localTicks(from, to, place.timeZone, ticks);
  const labels = tickLabels(axis, language, place.timeZone);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (!(event.target as Element).closest('[data-spot]')) return;
    const next = spotAfterKey(event.key, current, begins);
    if (!next) return;
    event.preventDefault();
    setSpot(next);
    box.current?.querySelector<HTMLElement>(`[data-spot="${next.lane}-${next.at}"]`)?.focus();
  };
  const onFocus = (event: FocusEvent) => {
    const [lane, at] = ((event.target as HTMLElement).dataset.spot ?? '').split('-').map(Number);
    if (lane !== undefined && at !== undefined) setSpot({ lane, at });
    onLook(event);
  };
  const onLook = (event: SyntheticEvent) => {
    const words = (event.target as Element).closest<HTMLElement>('[data-words]')?.dataset.words;
    if (words !== undefined) setSaid(words);
  };
  return (
    <>
      <LaneLegend kinds={[...new Set(laid.flatMap(({ placed }) => placed.map(({ of }) => of.kind)))]} />
      <p id={keysId}>{text.keys}</p>
      <ScrollRegion labelledBy={keysId} opensAtEnd>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the links within are what one works with; arrows only walk them */}
        <div
          ref={box}
          className="lanes"
          style={{ inlineSize: widthPx }}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
          onMouseOver={onLook}
        >
          <div className="lanes__axis" aria-hidden="true">
            {axis.at.map((at, i) => (
              <span key={at} className="lanes__tick" style={{ insetInlineStart: xOf(at, stretch) }}>
                {(labels[i] ?? '').replace('\n', ' ')}
              </span>
            ))}
          </div>
          {laid.map((lane, index) => (
            <LaneTrack
              key={lane.key}
              {...{ lane, index, place, format }}
              current={current.lane === index ? current.at : undefined}
              ticks={axis.at.map((at) => xOf(at, stretch))}
            />
          ))}
        </div>
      </ScrollRegion>
      <p className="lanes__said" aria-hidden="true">
        {said}
      </p>
    </>
  );
}
