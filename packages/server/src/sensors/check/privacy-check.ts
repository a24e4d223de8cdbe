import type { PrivacyCheck } from '@wijkritme/contract';
import { facts } from './facts.ts';
import { laws } from './laws.ts';
import { parts } from './parts.ts';
import { background } from './questions/background.ts';
import { conditions } from './questions/conditions.ts';
import { legal } from './questions/legal.ts';
import { technical } from './questions/technical.ts';
import { together } from './questions/together.ts';
import { basis } from './rules/basis.ts';
import { body } from './rules/body.ts';
import { care } from './rules/care.ts';
import { grounds } from './rules/grounds.ts';
import { images } from './rules/images.ts';
import { necessity } from './rules/necessity.ts';
import { openness } from './rules/openness.ts';
import { prediction } from './rules/prediction.ts';
import { radio } from './rules/radio.ts';
import { sound } from './rules/sound.ts';

/**
 * The privacy check as published. A change to a question, fact or rule gives it a new version; a changed rule also gets a
 * new version of its own.
 */
export const privacyCheck: PrivacyCheck = {
  version: '2026-11-22',
  parts: [...parts],
  questions: [...background, ...together, ...technical, ...legal, ...conditions],
  facts: [...facts],
  laws: [...laws],
  rules: [
    ...prediction,
    ...body,
    ...necessity,
    ...basis,
    ...images,
    ...radio,
    ...sound,
    ...openness,
    ...care,
    ...grounds,
  ],
};
