import type { BothTexts } from '@wijkritme/contract';
import type { AcceptanceLimits, WindowMean } from '@wijkritme/engine';

/** What is asked of a device that measures a property, and where that comes from. Reviewable: data, no code. */
export interface Acceptance {
  readonly limits: AcceptanceLimits;
  readonly how: WindowMean;
  readonly from: BothTexts;
}

const MINUTE = 60_000;

/** Of every device: three days beside the reference, 72 windows, little missing, and a clock that is right. */
const everyDevice = { pairs: 72, days: 3, uptime: 0.9, missing: 0.25, clockOffsetMs: 15 * MINUTE } as const;

const count: Acceptance = {
  limits: { ...everyDevice, biasShare: 0.1, rmseShare: 0.3, correlation: 0.9, agreementShare: 0.6, driftShare: 0.1 },
  how: 'sum',
  from: {
    nl: 'Wijkritme: aantallen gemiddeld binnen 10 %; NCHRP Report 797 (2014), 4.4, vond 10–20 % bij de meeste tellers',
    en: 'Wijkritme: counts within 10 % on the whole; NCHRP Report 797 (2014), 4.4, found 10–20 % for most counters',
  },
};

const climate: Acceptance = {
  limits: { ...everyDevice, bias: 0.5, rmse: 1, correlation: 0.95, agreement: 2, driftPer30Days: 0.3 },
  how: 'mean',
  from: {
    nl: 'Wijkritme, naar de luchttemperatuur van WMO-No. 8 (2023), deel I, bijlage 1.A, ruimer voor kleine apparaten',
    en: 'Wijkritme, after the screened air temperature of WMO-No. 8 (2023), part I, annex 1.A, widened for small devices',
  },
};

const air = (bias: number, rmse: number): Acceptance => ({
  limits: {
    ...everyDevice,
    days: 7,
    pairs: 150,
    bias,
    rmse,
    rmseShare: 0.3,
    correlation: 0.837,
    agreement: 2 * rmse,
    driftPer30Days: bias / 2,
  },
  how: 'mean',
  from: {
    nl: 'Samenhang (R² ≥ 0,70) en fout naar EPA/600/R-20/280 (2021), tabel 4-1; de andere grenzen zijn van Wijkritme',
    en: 'Correlation (R² ≥ 0.70) and error after EPA/600/R-20/280 (2021), table 4-1; the other limits are of Wijkritme',
  },
});

const byProperty: Readonly<Record<string, Acceptance>> = {
  pedestrians: count,
  bicycles: count,
  cars: count,
  'heavy-vehicles': count,
  vehicles: count,
  passages: count,
  'sound-level': {
    limits: { ...everyDevice, bias: 1.5, rmse: 2, correlation: 0.9, agreement: 4, driftPer30Days: 0.5 },
    how: 'energy',
    from: {
      nl: 'Wijkritme; een meter van klasse 2 mag bij 1 kHz ± 1,0 dB afwijken (IEC 61672-1:2013, tabel 3)',
      en: 'Wijkritme; the acceptance limit of a class 2 meter at 1 kHz is ± 1.0 dB (IEC 61672-1:2013, table 3)',
    },
  },
  pm25: air(5, 7),
  pm10: air(8, 12),
  no2: air(8, 12),
  temperature: climate,
  co2: {
    limits: { ...everyDevice, bias: 50, rmse: 75, correlation: 0.9, agreement: 150, driftPer30Days: 20 },
    how: 'mean',
    from: { nl: 'Wijkritme; makers noemen ± 30 tot ± 50 ppm', en: 'Wijkritme; makers state ± 30 to ± 50 ppm' },
  },
  humidity: {
    limits: { ...everyDevice, bias: 3, rmse: 5, correlation: 0.9, agreement: 10, driftPer30Days: 1 },
    how: 'mean',
    from: {
      nl: 'Wijkritme, naar WMO-No. 8 (2023), deel I, bijlage 1.A (3 %), ruimer voor kleine apparaten',
      en: 'Wijkritme, after WMO-No. 8 (2023), part I, annex 1.A (3 %), widened for small devices',
    },
  },
};

/** For a property of which nothing is declared: parts of the mean of the reference. */
const other: Acceptance = {
  limits: { ...everyDevice, biasShare: 0.1, rmseShare: 0.2, correlation: 0.8, agreementShare: 0.4, driftShare: 0.1 },
  how: 'mean',
  from: {
    nl: 'Wijkritme: delen van het gemiddelde van de vergelijking, voor een grootheid zonder eigen grenzen',
    en: 'Wijkritme: parts of the mean of the reference, for a property without limits of its own',
  },
};

export function acceptanceOf(property: string): Acceptance {
  return byProperty[property] ?? other;
}
