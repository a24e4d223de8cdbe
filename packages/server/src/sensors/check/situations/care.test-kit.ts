import type { CheckAnswers } from '@wijkritme/contract';
import { on, type Situation } from './in-order.test-kit.ts';

const camera: CheckAnswers = {
  device: 'count-camera',
  captures: ['image'],
  personal: 'in-device',
  software: ['counts'],
};

/** What people know, and how data are kept. */
export const kept: readonly Situation[] = [
  on('camera that has to stay secret', { ...camera, secret: 'yes' }, ['stop', 'secret', 'uavg 41']),
  on('no sign', { openness: ['register', 'local-notice', 'contact'] }, [
    'measures',
    'no-sign',
    'gdpr 12(1), 13 and 14',
  ]),
  on('not in the register', { openness: ['sign', 'local-notice', 'contact'] }, [
    'measures',
    'not-in-register',
    'value-test precondition 4',
  ]),
  on('nobody to ask', { openness: ['register', 'sign', 'local-notice'] }, [
    'measures',
    'no-contact',
    'gdpr 12(2) and 13(1)(a)',
  ]),
  on('neighbourhood had no say', { stakeholders: 'no' }, ['measures', 'neighbourhood-not-told', 'gdpr 35(9)']),
  on('camera that nobody can avoid', { ...camera, avoid: 'no' }, ['measures', 'cannot-object', 'gdpr 21']),
  on('tracks kept by a municipality', { ...camera, keeps: 'features' }, [
    'measures',
    'open-to-requests',
    'woo 4.1 and 5.1',
  ]),
  on('counting camera at a school', { ...camera, vulnerable: ['children'] }, [
    'measures',
    'vulnerable-people',
    'gdpr 35(7)',
  ]),
  on('meter with one key for all', { security: ['encrypted', 'access-limited', 'updates'] }, [
    'measures',
    'not-secured',
    'gdpr 32',
  ]),
  on('camera without a term', { ...camera, 'keep-days': 'no-term' }, ['measures', 'no-retention-term', 'gdpr 5(1)(e)']),
  on('camera data kept for a year', { ...camera, 'keep-days': 'longer' }, [
    'measures',
    'long-retention',
    'gdpr 5(1)(e)',
  ]),
  on('supplier without an agreement', { ...camera, suppliers: 'no-agreement' }, [
    'measures',
    'no-processing-agreement',
    'gdpr 28(3)',
  ]),
  on('supplier outside Europe', { ...camera, suppliers: 'outside' }, [
    'measures',
    'leaves-europe',
    'gdpr 28(3) and 44 to 46',
  ]),
  on('not in the record of processing', { ...camera, records: 'no' }, ['measures', 'not-in-records', 'gdpr 30(1)']),
  on('meter without an end date', { limited: 'no' }, ['measures', 'not-limited', 'value-test precondition 3']),
  on('no agreement on use', { 'use-agreed': 'no' }, ['measures', 'use-not-agreed', 'value-test precondition 2']),
  on('nobody who may stop it', { guardian: 'no' }, ['measures', 'no-guardian', 'value-test step 12']),
  on('no plan of approach', { plan: ['none'] }, ['measures', 'plan-not-complete', 'value-test step 13']),
];
