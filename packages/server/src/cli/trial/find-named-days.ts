import { type Deviation, HOUR } from '@wijkritme/contract';
import { instantsOfWallTime, zoneRules } from '@wijkritme/engine';
import type { JointFound } from './gather-joint.ts';
import { LEARNING, type SeriesResult } from './gather-series.ts';
import { type NamedDays, namedDays } from './named-days.ts';
import type { Recording } from './recordings.ts';

export interface DayResult {
  readonly days: NamedDays;
  readonly date: string;
  /** Series with such a deviation; of any kind, where none should be. */
  readonly found: readonly SeriesResult[];
  /** Series that knew their rhythm by then and had readings in the stretch. */
  readonly of: number;
  /** What the series showed together in the stretch. */
  readonly together: readonly JointFound[];
}

export function findNamedDays(
  recording: Recording,
  series: readonly SeriesResult[],
  joint: readonly JointFound[],
): DayResult[] {
  const zone = zoneRules(recording.timeZone);
  return namedDays
    .filter((days) => days.recording === recording.id)
    .flatMap((days) =>
      days.dates.map((date) => {
        const midnight = instantsOfWallTime(zone, Date.parse(`${date}T00:00Z`))[0] as number;
        const stretch = { from: midnight + days.from * HOUR, to: midnight + days.to * HOUR };
        const able = series.filter((one) => couldTell(one, stretch));
        const found = able.filter(({ deviations }) => deviations.some((deviation) => isIn(deviation, stretch, days)));
        const together = joint.filter((one) => isIn(one, stretch, days));
        return { days, date, found, of: able.length, together };
      }),
    );
}

type Told = Pick<Deviation, 'kind' | 'start' | 'end' | 'peakTime'>;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where nothing should be, a start is enough; where something should be, it peaks there or covers half of the stretch. */
function isIn(deviation: Told, { from, to }: Stretch, { kinds }: NamedDays): boolean {
  const start = Date.parse(deviation.start);
  if (kinds.length === 0) return start >= from && start < to;
  if (!kinds.includes(deviation.kind)) return false;
  const peak = Date.parse(deviation.peakTime);
  const end = deviation.end === null ? to : Date.parse(deviation.end);
  return (peak >= from && peak < to) || Math.min(end, to) - Math.max(start, from) >= (to - from) / 2;
}

function couldTell({ first, hours }: SeriesResult, { from, to }: Stretch): boolean {
  if (from < first + LEARNING) return false;
  for (let at = from; at < to; at += HOUR) if (hours.has(Math.floor(at / HOUR))) return true;
  return false;
}
