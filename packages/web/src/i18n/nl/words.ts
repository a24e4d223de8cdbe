/** Words that stand on many pages. */
export const words = { measured: 'gemeten', normal: 'normaal', difference: 'verschil', noReading: 'geen meting' };

export const beats = {
  quiet: 'rustiger dan normaal',
  usual: 'zoals altijd',
  busy: 'drukker dan normaal',
  loud: 'harder dan normaal',
  different: 'anders dan normaal',
  learning: 'nog aan het leren',
  'silent-sensor': 'sensor is stil',
  'no-sensor': 'geen sensor',
};

export const status = {
  normal: 'normaal',
  deviation: 'afwijking',
  learning: 'leert nog',
  gap: 'geen meting',
  stuck: 'blijft hangen',
  implausible: 'kan niet kloppen',
  'no-data': 'nog geen metingen',
  refused: 'metingen geweigerd',
  lab: 'in het lab',
};

export const passportStatus = {
  missing: 'geen paspoort',
  not_yet_valid: 'geldt nog niet',
  valid: 'geldig',
  expired: 'verlopen',
  withdrawn: 'ingetrokken',
};

export const placeKinds = {
  municipality: 'gemeente',
  district: 'wijk',
  neighbourhood: 'buurt',
  street: 'straat',
  zone: 'gebied',
};

export const kinds = {
  higher: 'hoger dan normaal',
  lower: 'lager dan normaal',
  silent: 'geen metingen',
  stuck: 'blijft hangen',
  'level-shift': 'nieuw niveau',
  'changed-shape': 'op andere uren dan normaal',
  implausible: 'kan niet kloppen',
  'other-state': 'andere stand dan normaal',
};
