import type { Place } from '@wijkritme/contract';
import { useId } from 'react';
import { capital, type Format } from '../i18n/format.ts';
import { useLanguage } from '../i18n/language.ts';
import { VisuallyHidden } from '../ui/index.ts';
import { kindLooks, shapePath } from './kind-looks.ts';
import type { LaneSpan } from './lanes-of.ts';
import type { Lane, Placed } from './lay-lane.ts';
import { hrefOf, isContext, spanWords, whatOf } from './span-words.ts';
import { useRhythmsText } from './texts.ts';

const rowPx = 28;
/** Nothing was measured: that is neither higher nor lower. */
const inGap: ReadonlySet<LaneSpan['kind']> = new Set(['silent', 'outage']);

interface LaneTrackProps {
  readonly lane: Lane<LaneSpan> & { readonly key: string; readonly name: string };
  readonly index: number;
  readonly place: Place;
  readonly format: Format;
  /** The span that Tab leads to, of those that lead somewhere; undefined where it is in another lane. */
  readonly current: number | undefined;
  /** Where lines of time stand, px. */
  readonly ticks: readonly number[];
}

/** One lane: its name above its track. */
export function LaneTrack({ lane, index, place, format, current, ticks }: LaneTrackProps) {
  const text = useRhythmsText();
  const nameId = useId();
  const walked = lane.placed.filter(({ of }) => hrefOf(of, place.id) !== undefined);
  return (
    <div className={lane.key === 'context' ? 'lanes__lane lanes__lane--context' : 'lanes__lane'}>
      <p id={nameId} className="lanes__name">
        {capital(lane.name)}
        {lane.left > 0 ? <span className="lanes__left"> · {text.leftOut(lane.left)}</span> : null}
      </p>
      <div className="lanes__track" style={{ blockSize: lane.rows * rowPx }}>
        {ticks.map((x) => (
          <span key={x} className="lanes__line" style={{ insetInlineStart: x }} aria-hidden="true" />
        ))}
        {lane.placed.length === 0 ? (
          <p className="lanes__none">{lane.key === 'context' ? text.noContext : text.noSpans}</p>
        ) : (
          <ul className="lanes__spans" aria-labelledby={nameId}>
            {lane.placed.map((one) => {
              const at = walked.indexOf(one);
              return (
                <li
                  key={one.of.key}
                  className="lanes__place"
                  style={{ insetInlineStart: one.leftPx, inlineSize: one.widthPx, insetBlockStart: one.row * rowPx }}
                >
                  <Span
                    {...{ one, place, format }}
                    spot={at < 0 ? undefined : `${index}-${at}`}
                    isStop={at === current}
                  />
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </div>
  );
}

interface SpanProps {
  readonly one: Placed<LaneSpan>;
  readonly place: Place;
  readonly format: Format;
  readonly spot: string | undefined;
  readonly isStop: boolean;
}

function Span({ one: { of, cut }, place, format, spot, isStop }: SpanProps) {
  const { language } = useLanguage();
  const words = capital(spanWords(of, format, language));
  const href = hrefOf(of, place.id);
  const look = {
    className: `lanes__span lanes__span--${kindLooks[of.kind].edge}`,
    'data-kind': isContext(of.of)
      ? 'context'
      : inGap.has(of.kind)
        ? 'gap'
        : of.kind === 'lower'
          ? 'lower'
          : 'deviation',
    'data-open': of.open || cut.end || undefined,
    'data-cut': cut.start || undefined,
    'data-words': words,
  };
  const shown = (
    <>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
        <path d={shapePath(of.kind)} />
      </svg>
      {isContext(of.of) ? <span aria-hidden="true">{whatOf(of, language)}</span> : null}
    </>
  );
  if (href === undefined)
    return (
      <span {...look}>
        {shown}
        <VisuallyHidden>{words}</VisuallyHidden>
      </span>
    );
  return (
    <a {...look} href={href} aria-label={words} data-spot={spot} tabIndex={isStop ? 0 : -1}>
      {shown}
    </a>
  );
}
