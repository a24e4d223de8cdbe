import type { CheckAnswers } from '@wijkritme/contract';
import { on, type Situation } from './in-order.test-kit.ts';

const camera: CheckAnswers = {
  device: 'count-camera',
  captures: ['image'],
  personal: 'in-device',
  software: ['counts'],
};

/** Legal basis and impact assessment. */
export const lawful: readonly Situation[] = [
  on('counting camera in order', camera, ['measures', 'image-in-device', 'gdpr 25(1)']),
  on('radar so fine that it sees single people', { device: 'count-radar', personal: 'in-device' }, [
    'measures',
    'personal-data',
    'gdpr 5(1)(c)',
  ]),
  on('counting camera without a legal basis', { ...camera, basis: 'none' }, ['stop', 'no-basis', 'gdpr 6(1)']),
  on('municipality with a legitimate interest', { ...camera, basis: 'legitimate-interest' }, [
    'stop',
    'authority-legitimate-interest',
    'gdpr 6(1), last sentence',
  ]),
  on('consent by walking past a sign', { ...camera, basis: 'consent' }, [
    'stop',
    'consent-of-passers-by',
    'gdpr 4(11)',
  ]),
  on('public task without any law', { ...camera, 'specific-law': 'none' }, ['stop', 'task-without-law', 'gdpr 6(3)']),
  on(
    'police that observe a square on article 3',
    { ...camera, party: 'police', 'specific-law': 'general', large: 'yes' },
    ['stop', 'police-general-task', 'police-act 3'],
  ),
  on('police that count visitors of an event with a camera', { ...camera, party: 'police' }, [
    'measures',
    'police-data',
    'gdpr 2(2)(d)',
  ]),
  on('municipality with a general task', { ...camera, 'specific-law': 'general' }, [
    'measures',
    'general-task',
    'gdpr 6(3)',
  ]),
  on('camera whose maker says "no personal data"', { ...camera, personal: 'no' }, [
    'measures',
    'answers-contradict',
    'gdpr 4(1)',
  ]),
  on('camera together with shopkeepers', { ...camera, role: 'networking' }, [
    'measures',
    'joint-responsibility',
    'gdpr 26',
  ]),
  on('cameras all over the centre, no DPIA', { ...camera, large: 'yes', dpia: 'not-yet' }, [
    'measures',
    'dpia-missing',
    'gdpr 35(1) and 35(3)',
  ]),
  on('high risk, authority not consulted', { ...camera, large: 'yes', residual: 'high' }, [
    'stop',
    'high-risk-not-consulted',
    'gdpr 36(1)',
  ]),
  on('high risk, advice received', { ...camera, large: 'yes', residual: 'high-consulted' }, [
    'measures',
    'high-risk-consulted',
    'gdpr 36(2)',
  ]),
  on(
    'shop that counts visitors with a camera',
    { ...camera, party: 'organisation', basis: 'legitimate-interest', area: ['accessible'] },
    ['measures', 'ground-legitimate-interest', 'gdpr 6(1)(f)'],
  ),
];
