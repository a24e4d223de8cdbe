import type { OrganisationKind, Role } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { followerOf, toTask } from './script-step.ts';
import { casesNl } from './texts-nl.ts';

const organisation = (id: number, kind: OrganisationKind) => ({ id, kind, name: `Dienst ${id}` });
const file = {
  organisation: organisation(1, 'municipality'),
  organisations: [
    organisation(1, 'municipality'),
    organisation(2, 'municipality'),
    organisation(3, 'police'),
    organisation(4, 'welfare'),
    organisation(5, 'welfare'),
  ],
};

test.each<[Role, number | undefined, string]>([
  ['ward-officer', 1, 'the organisation of the case before another of its kind'],
  ['community-officer', 3, 'the only one of its kind'],
  ['welfare-worker', undefined, 'nobody, where it would be a guess'],
  ['housing-manager', undefined, 'nobody, where there is none'],
  ['analyst', undefined, 'nobody, for a role of every kind'],
])('what a %s follows is done by %s: %s', (follower, id) => {
  expect(followerOf({ follower }, file)?.id).toBe(id);
});

test('a task holds the measure, the sign and the follower of its step', () => {
  const step = {
    grade: 2,
    sign: { nl: 'Vaker luid', en: 'Louder more often' },
    measure: { nl: 'Ga kijken', en: 'Go and look' },
    follower: 'community-officer' as const,
  };
  expect(toTask(step, file, { text: casesNl, language: 'nl' })).toEqual({
    words: 'Ga kijken. Wat wij zien: Vaker luid. Wie het volgt: Wijkagent.',
    date: '',
    parties: ['3'],
  });
});
