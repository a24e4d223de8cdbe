import type { CheckAnswers } from '@wijkritme/contract';
import { on, type Situation } from './in-order.test-kit.ts';

const camera: CheckAnswers = {
  device: 'count-camera',
  captures: ['image'],
  personal: 'in-device',
  software: ['counts'],
};
const wifi: CheckAnswers = {
  device: 'wifi-bluetooth',
  captures: ['device-address'],
  personal: 'in-device',
  software: ['counts'],
};
const plates: CheckAnswers = { device: 'plate-camera', captures: ['image', 'plate'], personal: 'yes' };
const resident: CheckAnswers = { party: 'resident', area: ['own-ground'], openness: ['none'], plan: ['none'] };
const bell: CheckAnswers = {
  ...resident,
  device: 'doorbell',
  captures: ['image'],
  personal: 'yes',
  basis: 'legitimate-interest',
};
const watch: CheckAnswers = {
  device: 'camera-watch',
  captures: ['image'],
  keeps: 'raw',
  personal: 'yes',
  'keep-days': 'four-weeks',
};
const panel: CheckAnswers = {
  device: 'phone-panel',
  captures: ['location'],
  personal: 'yes',
  basis: 'consent',
  software: ['counts'],
};
const body: CheckAnswers = { device: 'body-analysis', captures: ['image', 'biometric'], personal: 'yes' };
const recorder: CheckAnswers = { device: 'sound-recorder', captures: ['speech'], personal: 'yes' };
const shot: CheckAnswers = { device: 'impulse', captures: ['speech'], personal: 'in-device' };

/** What a device sees, and what software does with it. */
export const images: readonly Situation[] = [
  on('counting camera that stores images', { ...camera, keeps: 'raw' }, [
    'stop',
    'count-camera-keeps-images',
    'gdpr 5(1)(c)',
  ]),
  on('doorbell on the own front garden', bell, ['allowed', 'ground-household', 'gdpr 2(2)(c)']),
  on('doorbell that sees the pavement', { ...bell, area: ['public-space'], openness: ['sign'] }, [
    'measures',
    'doorbell-street',
    'gdpr 2(2)(c)',
  ]),
  on('doorbell that sees the door across', { ...bell, area: ['public-space', 'homes'] }, [
    'stop',
    'homes-in-image',
    'ap-doorbell ',
  ]),
  on(
    'doorbells handed out to watch a street',
    { ...bell, party: 'municipality', basis: 'public-task', area: ['public-space'] },
    ['stop', 'doorbell-by-authority', 'municipalities-act 151c'],
  ),
  on('cameras on a square after a decision', { ...watch, large: 'yes' }, [
    'measures',
    'watch-with-decision',
    'municipalities-act 151c',
  ]),
  on('cameras on a square without a decision', { ...watch, 'camera-decision': 'no' }, [
    'stop',
    'watch-without-decision',
    'municipalities-act 151c(1)',
  ]),
  on('camera images kept for half a year', { ...watch, 'keep-days': 'longer' }, [
    'stop',
    'watch-kept-too-long',
    'municipalities-act 151c',
  ]),
  on('shopping street that reads number plates', { ...plates, software: ['counts'], keeps: 'raw' }, [
    'stop',
    'plate-for-counting',
    'gdpr 5(1)(c)',
  ]),
  on('municipality that reads plates on a general task', { ...plates, 'specific-law': 'general' }, [
    'stop',
    'plate-without-law',
    'criminal-procedure 126jj',
  ]),
  on(
    'car park that opens its barrier by plate',
    {
      ...plates,
      party: 'organisation',
      basis: 'legitimate-interest',
      area: ['work'],
      software: ['identifies'],
      keeps: 'raw',
      'keep-days': 'day',
    },
    ['measures', 'plate', 'gdpr 4(1)'],
  ),
];

export const phones: readonly Situation[] = [
  on('Wi-Fi counting with stored addresses', { ...wifi, keeps: 'raw' }, ['stop', 'wifi-addresses-leave', 'ap-wifi ']),
  on('Wi-Fi counting on a general task', { ...wifi, 'specific-law': 'general' }, [
    'stop',
    'wifi-authority-without-law',
    'ap-wifi ',
  ]),
  on('Wi-Fi counting all year everywhere', { ...wifi, limited: 'no' }, ['stop', 'wifi-without-limits', 'ap-wifi ']),
  on('Wi-Fi counting for one event, own law, counted in the device', wifi, ['measures', 'wifi', 'telecom-act 11.7a']),
  on('phone panel with proven consent', panel, ['measures', 'panel', 'gdpr 5(2)']),
  on('phone panel without proof of consent', { ...panel, 'panel-consent': 'no' }, [
    'stop',
    'panel-without-consent',
    'telecom-act 11.7a',
  ]),
  on('phone panel that sells tracks', { ...panel, keeps: 'features' }, ['stop', 'panel-traces', 'gdpr 5(1)(c)']),
];

export const sounds: readonly Situation[] = [
  on('sound recorded in a street', { ...recorder, keeps: 'raw' }, [
    'stop',
    'speech-leaves-device',
    'criminal-code 139a and 139b',
  ]),
  on('recorder that passes on levels only', recorder, ['measures', 'sound-features-recorder', 'gdpr 25(2)']),
  on('shot detector that hears speech in the device', shot, ['measures', 'speech-in-device', 'gdpr 25(1)']),
  on('shot detector that sends sound fragments', { ...shot, keeps: 'raw' }, [
    'stop',
    'speech-leaves-device',
    'gdpr 5(1)(c)',
  ]),
  on('arrest on a detected bang alone', { ...shot, reuse: 'persons' }, [
    'stop',
    'impulse-against-persons',
    'gdpr 5(1)(d)',
  ]),
];

export const bodies: readonly Situation[] = [
  on(
    'temperature at the door of an office',
    { ...body, captures: ['health'], party: 'organisation', area: ['work'], basis: 'consent' },
    ['stop', 'temperature-at-a-door', 'ap-temperature '],
  ),
  on('face analysis without an exception', { ...body, area: ['work'], 'special-ground': 'no' }, [
    'stop',
    'special-without-exception',
    'gdpr 9(1) and 9(2)',
  ]),
  on('live face recognition by the police', { ...body, party: 'police', software: ['identifies'] }, [
    'stop',
    'recognition-in-public-police',
    'ai-act 5(1)(h)',
  ]),
  on('face recognition in a shopping street', { ...body, party: 'organisation', software: ['identifies'] }, [
    'stop',
    'recognition-in-public',
    'gdpr 9(1)',
  ]),
  on('camera that sorts by origin', { ...body, software: ['categorises'] }, [
    'stop',
    'sorted-by-traits',
    'ai-act 5(1)(g)',
  ]),
  on('emotions of pupils', { ...body, area: ['school'], software: ['emotions'] }, [
    'stop',
    'emotions-at-work-or-school',
    'ai-act 5(1)(f)',
  ]),
  on('emotions in a square', { ...body, software: ['emotions'] }, [
    'measures',
    'emotions',
    'ai-act 50(3) and annex III(1)(c)',
  ]),
];

export const persons: readonly Situation[] = [
  on(
    'predictive scoring of persons',
    { device: 'scoring', software: ['predicts-crime'], captures: ['location'], personal: 'yes', party: 'police' },
    ['stop', 'predicts-offence', 'ai-act 5(1)(d)'],
  ),
  on('scoring software on its own', { device: 'scoring' }, ['stop', 'scoring-software', 'ai-act 5(1)(c) and 5(1)(d)']),
  on('points per car by country of its plate', { ...plates, software: ['scores'] }, [
    'stop',
    'scores-persons',
    'ai-act 5(1)(c)',
  ]),
  on('system that sends people away by itself', { ...camera, human: 'machine-person' }, [
    'stop',
    'decides-about-persons',
    'gdpr 22(1)',
  ]),
];
