import type { Text } from '../nl.ts';
import { one } from '../plural.ts';

export const budget: Text['budget'] = {
  title: 'How many signals a week can your team handle?',
  short: 'Signals a week',
  intro: 'We show the most striking moments, as many as you can handle. Silence and outages are always shown.',
  now: (amount) => `Now: ${amount}.`,
  own: 'This was chosen for this place itself.',
  from: (place) => `This comes from ${place}.`,
  standard: 'This is the default. Nobody has chosen yet.',
  below: 'It holds for every place below that did not choose for itself.',
  choose: 'What if there were more or fewer?',
  chooseHint: 'Look first. Nothing changes until you set it.',
  perWeek: (n) => `${one(n, 'signal', 'signals')} a week`,
  everyWeeks: (weeks) => `1 signal every ${weeks} weeks`,
  current: (amount) => `${amount} (now)`,
  with: (amount) => `With ${amount}:`,
  changes: (more, fewer) =>
    more + fewer === 0
      ? 'Those are the same signals as now.'
      : `Compared with now, ${more} would be added and ${fewer} would go.`,
  caption: 'Signals that would be added or would go',
  captionSame: 'Signals that you would have seen with this number',
  when: 'When',
  place: 'Place',
  change: 'Difference',
  added: 'added',
  removed: 'goes',
  kept: 'stays',
  rare: 'How rare',
  onceIn: (weeks) => `once in ${weeks} weeks`,
  series: 'Datastreams',
  none: 'There are no signals in these weeks.',
  shownOf: (shown, total) => `You see the newest ${shown} of ${total}.`,
  set: (amount) => `Set ${amount}`,
  same: 'This holds already.',
  inherit: 'Take the number of the place around it',
  administrator: 'Only an administrator or analyst can change this.',
  signIn: 'Sign in',
  changed: (amount) => `From now on: ${amount}. What was told already stays.`,
  undo: 'Undo this',
  toPage: 'Too many or too few signals? See what another number does.',
};
