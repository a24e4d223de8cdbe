import type { ReportCategory } from '@wijkritme/contract';
import { registeredProperties } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { type CategoryDraft, draftOf, faultsOf, MOST_HEARD, toWords } from './category-form.ts';

const music: ReportCategory = {
  ...{ id: 1, tone: 'bothersome', nl: 'Harde muziek', en: 'Loud music', hears: ['sound-level'] },
  ...{ closed: true, version: 4 },
};
const filled: CategoryDraft = { nl: ' Vogels ', en: ' Birds ', tone: 'nice', hears: ['sound-level'], open: true };

test('begins with what stands there, or empty', () => {
  const { hears, nl, en, tone } = music;
  expect(draftOf(music)).toEqual({ nl, en, tone, hears, open: false });
  expect([...faultsOf(draftOf(), [music])].sort()).toEqual(['en', 'nl']);
});

test('is sent without the spaces around it, with what was chosen', () => {
  expect([...faultsOf(filled, [music])]).toEqual([]);
  expect(toWords(filled)).toEqual({ nl: 'Vogels', en: 'Birds', hears: ['sound-level'] });
});

test.each<[Partial<CategoryDraft>, string]>([
  [{ nl: '  ab ' }, 'nl'],
  [{ en: 'x'.repeat(81) }, 'en'],
  [{ nl: 'harde MUZIEK ' }, 'taken'],
  [{ hears: registeredProperties.map(({ id }) => id).slice(0, MOST_HEARD + 1) }, 'hears'],
])('%j is a fault: %s', (change, fault) => {
  expect([...faultsOf({ ...filled, ...change }, [music])]).toEqual([fault]);
});

test('keeps its own name', () => {
  expect([...faultsOf({ ...draftOf(music), open: true }, [music], music.id)]).toEqual([]);
});
