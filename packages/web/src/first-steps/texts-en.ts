import { roleNames } from '@wijkritme/contract';
import type { FirstStepsText } from './texts-nl.ts';

export const firstStepsEn: FirstStepsText = {
  title: 'First steps',
  intro: 'In a few steps you see what Wijkritme can do for your work.',
  simulated: 'Everything in this district is made up. Feel free to look around.',
  who: 'What is your work?',
  newcomers: { ...roleNames.en, visitor: 'I live here, or look around' },
  list: 'Your steps',
  needsAccount: 'You need an account for this.',
  signIn: 'Sign in',
  steps: {
    overview: {
      title: 'See how things are now',
      text: 'The map tells of each place, in words, whether it is as usual.',
    },
    rhythm: {
      title: 'Look at the rhythm of a place',
      text: 'The line is measured, the band is normal. Choose how the week is, and what was different.',
    },
    signal: {
      title: 'Read why something is a signal',
      text: 'You read what was there, how much it differs from normal, and what else it may be.',
    },
    register: {
      title: 'Read what hangs there and why',
      text: 'Of each sensor it says what it measures, whose it is, and where to complain.',
    },
    check: {
      title: 'Check a sensor before it comes',
      text: 'Thirteen steps and five conditions. The outcome is computed, with reason and article.',
    },
    passport: {
      title: 'Look at a passport',
      text: 'Without a valid passport no reading gets in. Here you see what is allowed, and until when.',
    },
    today: {
      title: 'Begin the day with what waits for you',
      text: 'Signals, tasks and measures that ask something of you, with the reason.',
    },
    interpret: {
      title: 'Write what you think it is',
      text: 'You choose an explanation and say how sure you are. You see others only after that.',
    },
    case: {
      title: 'Agree together on what you do',
      text: 'A case holds signals, interpretations, tasks and agreements together.',
    },
    measure: {
      title: 'Say beforehand what a measure should do',
      text: 'You choose which series should change, how much, when, and which places you compare with.',
    },
    effects: {
      title: 'Look up what helped before',
      text: 'What did not help is in it too, with how sure that is.',
    },
    scores: {
      title: 'See how good we were',
      text: 'How many signals were useful, and how often our forecasts were right.',
    },
    budget: {
      title: 'Choose how many signals your team can handle',
      text: 'You see beforehand which signals another number would have shown.',
    },
    imports: {
      title: 'Read in a file of your own',
      text: 'You hear of each row what became of it. Nothing is lost silently.',
    },
    agenda: {
      title: 'Put a party or market in the agenda',
      text: 'What is planned, you later read back as the reason for another rhythm.',
    },
    notices: {
      title: 'Choose when you hear from us',
      text: 'By place and kind, with quiet hours. Never more than you can handle.',
    },
    people: {
      title: 'Invite colleagues',
      text: 'You give an organisation and roles, everywhere or at one place. An invitation works once.',
    },
    devices: {
      title: 'Add a sensor',
      text: 'You follow a device from its announcement, through a trial, into the street.',
    },
    upkeep: {
      title: 'See how the system is doing',
      text: 'What comes in, what lags behind, and when the disk is full.',
    },
    keeping: {
      title: 'Read how long we keep things',
      text: 'What is too old goes for good, out of backups too.',
    },
  },
};
