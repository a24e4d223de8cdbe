import type { Trial } from './trial.ts';

/** One thing that a server must do. */
export interface Requirement {
  /** URI of OGC 18-088, with a word behind # where one requirement is checked in several ways. */
  readonly uri: string;
  /** What must hold, in a sentence. */
  readonly says: string;
  /** @throws Failure when it does not hold, Skip when it cannot be tried */
  readonly check: (trial: Trial) => Promise<void>;
}

export interface ConformanceClass {
  /** URI of the class in Annex A. */
  readonly uri: string;
  readonly name: string;
  readonly requirements: readonly Requirement[];
}

const SPEC = 'http://www.opengis.net/spec/iot_sensing/1.1';

/** `request-data/top` → its URI in the standard. */
export const requirement = (name: string): string => `${SPEC}/req/${name}`;

/** `request-data` → URI of the class in Annex A. */
export const conformanceClass = (name: string): string => `${SPEC}/conf/${name}`;
