import { ConformalSide } from './conformal-side.ts';
import { ExpertMix } from './expert-mix.ts';
import { HIGH, LEARNED_NAMES, LOW } from './learned-forecasts.ts';
import { SIMPLE_NAMES } from './simple-forecasts.ts';

/** All opinions on a slot, in this order: learned, the rhythm ("usual"), simple. In the unit of the series. */
export const EXPERT_NAMES = [...LEARNED_NAMES, 'usual', ...SIMPLE_NAMES] as const;
export type ExpertName = (typeof EXPERT_NAMES)[number];
export type Method = 'mix' | (typeof SIMPLE_NAMES)[number];

const FIRST_SIMPLE = LEARNED_NAMES.length + 1;
/** Weights before anything was scored. */
const PRIOR = [0.33, 0.31, 0.26, 0.05, ...SIMPLE_NAMES.map(() => 0.01)];
/** Days after which a score counts for half. */
const HALF_LIFE = 28;
/** Days of scores before a simple forecast may take over. */
const TRIAL_DAYS = 14;

/** One row of a forecast, kept until the slot is known. */
export interface Pending {
  readonly slot: number;
  readonly experts: Float64Array;
  /** Position of its opinions in `experts`. */
  readonly at: number;
  /** What the mix said, in the unit of the series. */
  readonly mix: number;
  /** Centre of the band and widths of its sides before calibration, in the scale of the series. */
  readonly centre: number;
  readonly below: number;
  readonly above: number;
  /** Share of a day that it stands for. */
  readonly share: number;
}

/** What became known of a slot. */
export interface Outcome {
  readonly actual: number;
  /** The same in the scale of the series. */
  readonly scaled: number;
  /** Share of a day that it stands for. */
  readonly share: number;
  /** 1 / how much the series usually changes from day to day, in its unit. */
  readonly scale: number;
}

/** Chooses the centre of a forecast of one series, and how wide its band is. */
export interface Forecaster {
  /** The centre of the forecast, in the unit of the series. */
  choose(experts: Float64Array, at: number): { mix: number; p50: number; method: Method };
  /** How far the band reaches from its centre, in the scale of the series. */
  reach(widths: { below: number; above: number }): { below: number; above: number };
}

/** What is kept of one series from one origin to the next: who is right, and how wide a band must be. */
export class SeriesForecaster implements Forecaster {
  readonly mix = new ExpertMix(PRIOR);
  readonly #low = new ConformalSide(LOW);
  readonly #high = new ConformalSide(1 - HIGH);
  readonly #scores = new Float64Array(1 + SIMPLE_NAMES.length);
  #days = 0;

  /** The mix, or the simple forecast that has done better than the mix. */
  method(): Method {
    if (this.#days < TRIAL_DAYS) return 'mix';
    let best = 0;
    for (let i = 1; i < this.#scores.length; i++) {
      if ((this.#scores[i] as number) < (this.#scores[best] as number)) best = i;
    }
    return best === 0 ? 'mix' : (SIMPLE_NAMES[best - 1] as Method);
  }

  choose(experts: Float64Array, at: number): { mix: number; p50: number; method: Method } {
    return chooseBy(this.method(), this.mix, experts, at);
  }

  /** What it has learned so far, as plain data. */
  freeze(): Chooser {
    this.refresh();
    const reach = this.reach({ below: 1, above: 1 });
    return { weights: this.mix.weights.slice(), method: this.method(), ...reach };
  }

  reach(widths: { below: number; above: number }): { below: number; above: number } {
    return { below: widths.below * this.#low.reach(), above: widths.above * this.#high.reach() };
  }

  learn(pending: Pending, outcome: Outcome): void {
    const { experts, at, centre, below, above } = pending;
    const { actual, scaled, share } = outcome;
    if (Number.isNaN(actual) || Number.isNaN(centre)) return;
    this.#low.learn((centre - scaled) / below, share);
    this.#high.learn((scaled - centre) / above, share);
    this.#score(pending, outcome);
    this.mix.learn(experts, at, outcome);
  }

  refresh(): void {
    this.#low.refresh();
    this.#high.refresh();
  }

  /** Faded absolute errors of the mix and of each simple forecast. */
  #score({ experts, at, mix }: Pending, { actual, share, scale }: Outcome): void {
    const fade = 0.5 ** (share / HALF_LIFE);
    const own = scale * Math.abs(actual - mix);
    for (let i = 0; i < this.#scores.length; i++) {
      const opinion = i === 0 ? mix : (experts[at + FIRST_SIMPLE + i - 1] as number);
      // Who has no opinion is taken to be twice as wrong, so that silence never wins.
      const error = Number.isNaN(opinion) ? 2 * own : scale * Math.abs(actual - opinion);
      this.#scores[i] = fade * (this.#scores[i] as number) + share * error;
    }
    this.#days += share;
  }
}

/** What a series has shown up to an origin, as plain data: who is trusted, and how many widths the band reaches out. */
export interface Chooser {
  readonly weights: Float64Array;
  readonly method: Method;
  readonly below: number;
  readonly above: number;
}

/** Goes on with what was learned, and learns no more. */
export class FrozenForecaster implements Forecaster {
  readonly #of: Chooser;
  readonly #mix: ExpertMix;

  constructor(of: Chooser) {
    this.#of = of;
    this.#mix = new ExpertMix([...of.weights]);
  }

  choose(experts: Float64Array, at: number): { mix: number; p50: number; method: Method } {
    return chooseBy(this.#of.method, this.#mix, experts, at);
  }

  reach(widths: { below: number; above: number }): { below: number; above: number } {
    return { below: widths.below * this.#of.below, above: widths.above * this.#of.above };
  }
}

/** The mix, or the simple forecast that is trusted more, where it has an opinion. */
function chooseBy(trusted: Method, experts: ExpertMix, opinions: Float64Array, at: number) {
  const mix = experts.mean(opinions, at);
  const simple =
    trusted === 'mix' ? Number.NaN : (opinions[at + FIRST_SIMPLE + SIMPLE_NAMES.indexOf(trusted)] as number);
  return Number.isNaN(simple) ? { mix, p50: mix, method: 'mix' as const } : { mix, p50: simple, method: trusted };
}
