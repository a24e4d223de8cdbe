import type { CheckAnswers } from '@wijkritme/contract';
import { on, type Situation } from './in-order.test-kit.ts';

const resident: CheckAnswers = { party: 'resident', area: ['own-ground'], openness: ['none'], plan: ['none'] };
const camera: CheckAnswers = {
  device: 'count-camera',
  captures: ['image'],
  personal: 'in-device',
  software: ['counts'],
};
const plates: CheckAnswers = { device: 'plate-camera', captures: ['image', 'plate'], personal: 'yes' };

/** Without persons, and whether it is needed. */
export const harmless: readonly Situation[] = [
  on('air-quality meter of the municipality', {}, ['allowed', 'ground-no-personal-data', 'gdpr 4(1)']),
  on('sound meter that gives levels only', { device: 'sound-meter' }, [
    'allowed',
    'ground-no-personal-data',
    'gdpr 4(1)',
  ]),
  on('people counter with radar', { device: 'count-radar', software: ['counts'] }, [
    'allowed',
    'ground-no-personal-data',
    'gdpr recital 26',
  ]),
  on('people counter with infrared', { device: 'count-infrared', software: ['counts'] }, [
    'allowed',
    'ground-no-personal-data',
    'gdpr recital 26',
  ]),
  on('parking loop', { device: 'parking-loop', software: ['counts'] }, [
    'allowed',
    'ground-no-personal-data',
    'gdpr 4(1)',
  ]),
  on('garden sensor of a resident', { ...resident, device: 'garden-sensor' }, [
    'allowed',
    'ground-no-personal-data',
    'gdpr 4(1)',
  ]),
  on('shot detector that gives a level only', { device: 'impulse' }, ['measures', 'impulse', 'house-rule invariant 6']),
  on('radar that shows three people in an alley', { device: 'count-radar', 'smallest-group': 'below' }, [
    'measures',
    'small-counts',
    'gdpr recital 26',
  ]),
  on('forecast of crowding on a square', { device: 'count-radar', software: ['counts', 'predicts-place'] }, [
    'measures',
    'forecast-of-place',
    'ai-act 5(1)(d), which is about persons',
  ]),
  on('lamp that turns itself up', { device: 'count-radar', human: 'machine-place' }, [
    'measures',
    'decides-about-place',
    'value-test precondition 1',
  ]),
];

export const needed: readonly Situation[] = [
  on('meter that nobody needs any more', { value: 'no' }, ['stop', 'value-gone', 'value-test step 3']),
  on('air data that the province has already', { elsewhere: 'yes' }, [
    'measures',
    'data-elsewhere',
    'value-test step 4',
  ]),
  on('camera counts that the shops have already', { ...camera, elsewhere: 'yes' }, [
    'stop',
    'data-elsewhere-personal',
    'gdpr 5(1)(c)',
  ]),
  on('meter where one afternoon by hand suffices', { without: 'yes' }, [
    'measures',
    'no-sensor-needed',
    'value-test step 5',
  ]),
  on('camera where one afternoon by hand suffices', { ...camera, without: 'yes' }, [
    'stop',
    'no-sensor-needed-personal',
    'gdpr 5(1)(c)',
  ]),
  on('air data for whatever comes up', { reuse: 'undecided' }, [
    'measures',
    'reuse-undecided',
    'value-test precondition 2',
  ]),
  on('camera data for whatever comes up', { ...camera, reuse: 'undecided' }, [
    'stop',
    'reuse-undecided-personal',
    'gdpr 5(1)(b)',
  ]),
  on('fines from a counting camera', { ...camera, reuse: 'persons', 'specific-law': 'general' }, [
    'stop',
    'reuse-persons-no-law',
    'gdpr 6(3)',
  ]),
  on(
    'plates to enforce an environmental zone',
    { ...plates, reuse: 'persons', software: ['identifies'], area: ['work'] },
    ['measures', 'reuse-persons', 'gdpr 22'],
  ),
  on('camera to see what one family does', { ...camera, about: 'persons' }, [
    'measures',
    'about-persons',
    'gdpr 25(2)',
  ]),
];
