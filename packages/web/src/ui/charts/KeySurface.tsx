import './KeySurface.css';
import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react';
import { indexAfterKey } from './band-keys.ts';
import { nearestIndex } from './band-series.ts';
import { useAnnouncer } from './use-announcer.ts';

interface KeyWalk {
  /** Which step is being read; null before the first key. */
  readonly here: number | null;
  readonly goTo: (index: number) => void;
}

interface KeySurfaceProps {
  /** Where the steps stand, rising: times in ms, or numbers of rows. */
  readonly steps: readonly number[];
  /** Says what it is and which keys it knows. */
  readonly label: string;
  /** One step in a sentence, for the line below. */
  readonly read: (index: number) => string;
  /** Steps stand below one another: up and down lead too. */
  readonly isUpright?: boolean;
  readonly ref?: Ref<HTMLDivElement>;
  readonly children: (walk: KeyWalk) => ReactNode;
}

const across: Readonly<Record<string, string>> = { ArrowUp: 'ArrowLeft', ArrowDown: 'ArrowRight' };

/** A picture that is read step by step with the keys, as one Tab stop. The place of the reader survives new steps. */
export function KeySurface({ steps, label, read, isUpright = false, ref, children }: KeySurfaceProps) {
  const [at, setAt] = useState<number | null>(null);
  const [line, say] = useAnnouncer();
  const here = at === null || steps.length === 0 ? null : nearestIndex(steps, at);
  const goTo = (index: number) => {
    const step = steps[index];
    if (step === undefined || index === here) return;
    setAt(step);
    say(read(index));
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key === 'n' || steps.length === 0) return;
    const key = (isUpright && across[event.key]) || event.key;
    const next = indexAfterKey(key, { series: { time: steps }, marks: [], index: here });
    if (next === undefined) return;
    event.preventDefault();
    goTo(next);
  };
  return (
    <>
      <div
        ref={ref}
        className="nl-key-surface"
        role="application"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the chart is walked by keys; its label names them
        tabIndex={0}
        onKeyDown={press}
      >
        {children({ here, goTo })}
      </div>
      <p className="nl-key-surface__line" aria-live="polite">
        {line}
      </p>
    </>
  );
}
