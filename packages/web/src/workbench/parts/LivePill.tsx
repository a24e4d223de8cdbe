import { useText } from '../../i18n/language.ts';
import { useLive, useLivePause } from '../../live/hooks.ts';
import { Button } from '../../ui/index.ts';

/** Whether the page follows the sensors, and a way to hold it still (WCAG 2.2.2). */
export function LivePill() {
  const { live } = useText();
  const { connection, paused, waiting } = useLive();
  const pause = useLivePause();
  const state = paused ? 'paused' : connection;
  return (
    <div className="live-pill" data-state={state}>
      <span className="live-pill__dot" aria-hidden="true" />
      <span className="live-pill__word">
        {live[state]}
        {paused && waiting > 0 ? ` · ${live.newReadings(waiting)}` : ''}
      </span>
      {state === 'open' || paused ? (
        <Button variant="subtle" onClick={() => pause(!paused)}>
          {paused ? live.resume : live.pause}
        </Button>
      ) : null}
    </div>
  );
}
