import { roles } from '@wijkritme/contract';
import { describe, expect, test } from 'vitest';
import { newcomers } from './newcomers.ts';
import { hrefOf, needsAccount, stepsOf } from './steps.ts';
import { firstStepsEn } from './texts-en.ts';
import { firstStepsNl } from './texts-nl.ts';

const nothing = { signal: null, place: null, passport: null };
const something = { signal: 7, place: 3, passport: [5, 9] } as const;

describe('first steps', () => {
  test('are there for every role and for who looks around, each step once', () => {
    expect(newcomers).toEqual(['visitor', ...roles]);
    for (const newcomer of newcomers) {
      expect(stepsOf[newcomer].length).toBeGreaterThanOrEqual(4);
      expect(new Set(stepsOf[newcomer]).size).toBe(stepsOf[newcomer].length);
    }
  });

  test('ask no account of who looks around', () => {
    expect(stepsOf.visitor.filter((step) => needsAccount.has(step))).toEqual([]);
  });

  test('lead to what is there, and to the list where there is nothing yet', () => {
    expect([hrefOf('interpret', something), hrefOf('interpret', nothing)]).toEqual([
      '/signalen/7#interpret-heading',
      '/signalen',
    ]);
    expect([hrefOf('rhythm', something), hrefOf('rhythm', nothing)]).toEqual(['/plekken/3', '/']);
    expect([hrefOf('passport', something), hrefOf('passport', nothing)]).toEqual([
      '/sensoren/5/paspoort/9',
      '/sensoren',
    ]);
    expect(hrefOf('upkeep', nothing)).toBe('/systeem');
  });

  test('have at most twenty words a sentence, in both languages', () => {
    const sentences = [firstStepsNl, firstStepsEn].flatMap(({ intro, simulated, steps }) =>
      [intro, simulated, ...Object.values(steps).flatMap(({ title, text }) => [title, text])].flatMap((text) =>
        text.split(/(?<=[.!?:;])\s+/),
      ),
    );
    expect(sentences.filter((text) => text.trim() === '' || text.split(/\s+/).length > 20)).toEqual([]);
  });
});
