import type { Text } from '../nl.ts';
import { one } from '../plural.ts';

export const intake: Text['intake'] = {
  delay: 'Received after measuring',
  seconds: (seconds, readings) =>
    seconds < 0
      ? `The clock of the device is about ${-seconds} seconds ahead.`
      : `Mostly after ${seconds} seconds (middle one of ${one(readings, 'reading', 'readings')}).`,
  refused: (n) => `${one(n, 'reading', 'readings')} refused`,
  caption: 'Why readings were refused',
  rule: 'Reason',
  count: 'Count',
  last: 'Last',
  none: 'Nothing was refused.',
};
