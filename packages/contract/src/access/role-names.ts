import type { Role } from './roles.ts';

/** How people are called in what they do here. */
export const roleNames: Readonly<Record<'nl' | 'en', Readonly<Record<Role, string>>>> = {
  nl: {
    analyst: 'Analist',
    'ward-officer': 'Wijkregisseur',
    'community-officer': 'Wijkagent',
    'welfare-worker': 'Welzijnswerker',
    'housing-manager': 'Wijkbeheerder',
    'privacy-officer': 'Privacyfunctionaris',
    administrator: 'Beheerder',
    auditor: 'Controleur',
  },
  en: {
    analyst: 'Analyst',
    'ward-officer': 'Ward officer',
    'community-officer': 'Community officer',
    'welfare-worker': 'Welfare worker',
    'housing-manager': 'Housing manager',
    'privacy-officer': 'Privacy officer',
    administrator: 'Administrator',
    auditor: 'Auditor',
  },
};
