import type { SettingsText } from './texts-nl.ts';

export const settingsEn: SettingsText = {
  title: 'Settings',
  intro: 'Here is what you can set with your role.',
  nothing: 'With your role there is nothing to set here now.',
  needAccount: 'What can be set is for people with an account.',
  signIn: 'Sign in',
  groups: {
    own: 'For yourself',
    signals: 'Signals and interpretations',
    readings: 'Readings',
    installation: 'This installation',
  },
  settings: {
    account: { title: 'My account', text: 'Your name, password, passkeys, and where you are signed in.' },
    preferences: { title: 'My notices', text: 'What you are told about, how, and when not.' },
    budget: {
      title: 'Signals per week',
      text: 'How many signals a week your team can handle, and within how many days you answer.',
    },
    explanations: { title: 'Explanations', text: 'The list from which everybody chooses what a signal is.' },
    categories: { title: 'Kinds of reports', text: 'What residents choose from when they report something.' },
    agenda: { title: 'Agenda', text: 'Events, markets and roadworks, so that busy days can be explained.' },
    imports: { title: 'Import', text: 'Files with readings, and what was read in before.' },
    keeping: { title: 'Keeping', text: 'How long readings, cases and words stay, and what was removed.' },
    people: { title: 'People', text: 'Organisations, who works there, and what each may do at which place.' },
    upkeep: { title: 'System', text: 'How the installation is running: intake, lag, space and backup.' },
    sending: { title: 'Sending', text: 'E-mail and webhooks: what was sent and what did not arrive.' },
    log: { title: 'Log', text: 'Who changed what. Whether something is missing can be verified.' },
  },
};
