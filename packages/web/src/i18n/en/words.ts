import type { Text } from '../nl.ts';

export const words: Text['words'] = {
  measured: 'measured',
  normal: 'normal',
  difference: 'difference',
  noReading: 'no reading',
};

export const beats: Text['beats'] = {
  quiet: 'quieter than normal',
  usual: 'as usual',
  busy: 'busier than normal',
  loud: 'louder than normal',
  different: 'different from normal',
  learning: 'still learning',
  'silent-sensor': 'sensor is silent',
  'no-sensor': 'no sensor',
};

export const status: Text['status'] = {
  normal: 'normal',
  deviation: 'deviation',
  learning: 'still learning',
  gap: 'no reading',
  stuck: 'stuck',
  implausible: 'cannot be right',
  'no-data': 'no readings yet',
  refused: 'readings refused',
  lab: 'in the lab',
};

export const passportStatus: Text['passportStatus'] = {
  missing: 'no passport',
  not_yet_valid: 'not valid yet',
  valid: 'valid',
  expired: 'expired',
  withdrawn: 'withdrawn',
};

export const placeKinds: Text['placeKinds'] = {
  municipality: 'municipality',
  district: 'district',
  neighbourhood: 'neighbourhood',
  street: 'street',
  zone: 'area',
};

export const kinds: Text['kinds'] = {
  higher: 'higher than normal',
  lower: 'lower than normal',
  silent: 'no readings',
  stuck: 'stuck',
  'level-shift': 'new level',
  'changed-shape': 'at other hours than normal',
  implausible: 'cannot be right',
  'other-state': 'in another state than normal',
};
