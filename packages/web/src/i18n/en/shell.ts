import type { Text } from '../nl.ts';
import { one } from '../plural.ts';

export const shell: Text['shell'] = {
  brand: 'Wijkritme',
  tagline: 'the rhythm of the neighbourhood',
  navigation: 'Main menu',
  overview: 'Overview',
  signals: 'Signals',
  cases: 'Cases',
  measures: 'Measures',
  today: 'Today',
  notices: (unread) => (unread > 0 ? `Notices (${unread > 99 ? '99+' : unread})` : 'Notices'),
  deviations: 'Deviations',
  sensors: 'Sensors',
  scores: 'How good?',
  imports: 'Import',
  signIn: 'Sign in',
  signOut: 'Sign out',
  register: 'Sensor register',
  account: 'My account',
  people: 'People',
  otherWays: 'Sign in another way',
  check: 'Privacy check',
  accessibility: 'Accessibility',
  language: 'Language',
  languages: { nl: 'Nederlands', en: 'English' },
  theme: 'Colours',
  themes: { auto: 'Same as your device', light: 'Light', dark: 'Dark' },
  breadcrumb: 'You are here',
  sample: (name) => `Sample data: ${name} is an invented district; all readings are made up.`,
  sampleCity: 'Demodam',
  offlineTitle: 'No connection',
  offline: 'You see the last state we have. We refresh the page as soon as the connection is back.',
  skip: 'Skip to the content',
  loading: 'Loading',
  retry: 'Try again',
};

export const live: Text['live'] = {
  label: 'Live readings',
  connecting: 'Connecting…',
  open: 'Live',
  closed: 'Reconnecting…',
  paused: 'Paused',
  offline: 'No connection',
  pause: 'Pause',
  resume: 'Resume',
  changed: (place, label) => `${place}: ${label}.`,
  newReadings: (n) => one(n, 'new reading', 'new readings'),
  newDeviations: (n) => `Show ${one(n, 'new deviation', 'new deviations')}`,
  toNow: 'Go to now',
};

export const signIn: Text['signIn'] = {
  title: 'Sign in',
  intro: 'Sign in as administrator with the key of this installation.',
  key: 'Key',
  hint: 'The key stands in the terminal in which you started Wijkritme, and in the file admin.key.',
  submit: 'Sign in',
  busy: 'Signing in',
  wrong: 'This key is not right. Copy the whole key and try again.',
  done: 'You are signed in as administrator.',
  onward: 'Go to the overview',
  empty: 'Fill in the key. A key has at least 8 characters.',
};

export const errors: Text['errors'] = {
  notFoundTitle: 'Page not found',
  notFound: 'This address does not exist, or no longer. Check the address, or go to the overview.',
  toOverview: 'Go to the overview',
  title: 'Something went wrong',
  kept: 'Your data have not changed. Please try again.',
  reference: (id) => `Reference of this error: ${id}`,
  unreachable: 'The server does not answer. Wait a moment and try again.',
  newVersionTitle: 'There is a new version',
  newVersion: 'This part of the page could not be loaded. There probably is a new version. Load the page again.',
  reload: 'Load again',
  detail: 'The server reports:',
  forbidden: 'You have no right to do this. Sign in, or ask your administrator.',
};

export const accessibility: Text['accessibility'] = {
  title: 'Accessibility',
  paragraphs: [
    'We want everybody to be able to use Wijkritme. We build to WCAG 2.2, level A and AA.',
    'Beside each map there is a list. With each chart there are a sentence and a table.',
    'You can do everything with the keyboard. Colour is never the only difference.',
    'We test each page with an automatic program. That does not find all faults.',
    'People with a disability have not tested this version yet. There is no independent audit yet either.',
    'The organisation that uses this site publishes its own official accessibility statement.',
    'Is there something you cannot use? Tell the organisation that gave you this site.',
  ],
  known: 'What is not good yet',
  knownItems: [
    'The map itself is a picture. A screen reader reads the list beside it.',
    'We have not tested with all screen readers yet.',
  ],
};
