import { one } from '../plural.ts';

/** How readings come in. */
export const intake = {
  delay: 'Ontvangen na het meten',
  seconds: (seconds: number, readings: number) =>
    seconds < 0
      ? `De klok van het apparaat loopt ongeveer ${String(-seconds).replace('.', ',')} seconden voor.`
      : `Meestal na ${String(seconds).replace('.', ',')} seconden (middelste van ${one(readings, 'meting', 'metingen')}).`,
  refused: (n: number) => `${one(n, 'meting', 'metingen')} geweigerd`,
  caption: 'Waarom metingen zijn geweigerd',
  rule: 'Reden',
  count: 'Aantal',
  last: 'Laatst',
  none: 'Er is niets geweigerd.',
};
