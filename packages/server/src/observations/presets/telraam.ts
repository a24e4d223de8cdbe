import type { GapRule } from './csv/csv-spec.ts';
import type { Reason } from './preset.ts';

/** A Telraam counts by daylight through a window; uptime is the part of the hour in which it did. */
export const uptimeZero = (column: string, after?: string): GapRule => ({
  when: 'number',
  column,
  after,
  equals: 0,
  reason: {
    nl: 'De teller heeft dit uur niet gemeten (uptime 0). De nul betekent niet: niemand.',
    en: 'The counter did not measure in this hour (uptime 0). The zero does not mean: nobody.',
  },
  unreadable: {
    nl: 'De uptime is niet te lezen, dus een nul kan ook ‘niet gemeten’ betekenen.',
    en: 'The uptime cannot be read, so a zero may also mean "not measured".',
  },
});

/** What both layouts of Telraam files have in common, in words. */
export const telraamHandles: readonly Reason[] = [
  {
    nl: 'Uptime 0 betekent: niet gemeten. Die nullen worden een gat.',
    en: 'Uptime 0 means: not measured. Those zeros become a gap.',
  },
  {
    nl: 'Bij een lage uptime heeft Telraam al naar een heel uur omgerekend. Het getal wordt bewaard zoals het er staat.',
    en: 'With a low uptime Telraam has already scaled up to a whole hour. The number is kept as printed.',
  },
  {
    nl: 'Het dubbele uur (klok terug) staat er twee keer. Het eerste is het vroegste.',
    en: 'The double hour (clock back) is in the file twice. The first is the earlier one.',
  },
];
