import { paths } from '../workbench/paths.ts';
import type { Newcomer } from './newcomers.ts';

/** One thing to do, on a page that is really there. */
export type Step =
  | 'overview'
  | 'rhythm'
  | 'signal'
  | 'register'
  | 'check'
  | 'passport'
  | 'today'
  | 'interpret'
  | 'case'
  | 'measure'
  | 'effects'
  | 'scores'
  | 'budget'
  | 'imports'
  | 'agenda'
  | 'notices'
  | 'people'
  | 'devices'
  | 'upkeep'
  | 'keeping';

const ofCaseWorkers: readonly Step[] = ['overview', 'signal', 'today', 'interpret', 'case', 'notices'];

/** In the order in which one understands them: first what is seen, then what one does, then whether it helped. */
export const stepsOf: Readonly<Record<Newcomer, readonly Step[]>> = {
  visitor: ['overview', 'rhythm', 'signal', 'register', 'scores'],
  analyst: ['overview', 'rhythm', 'signal', 'budget', 'imports', 'effects', 'scores'],
  'ward-officer': ['overview', 'signal', 'today', 'interpret', 'case', 'measure', 'effects', 'agenda'],
  'community-officer': ofCaseWorkers,
  'welfare-worker': ofCaseWorkers,
  'housing-manager': ofCaseWorkers,
  'privacy-officer': ['register', 'check', 'passport', 'keeping'],
  administrator: ['people', 'devices', 'passport', 'imports', 'upkeep', 'keeping'],
  auditor: ['register', 'passport', 'keeping', 'scores'],
};

/** What can be done only by somebody who has signed in. */
export const needsAccount: ReadonlySet<Step> = new Set([
  'today',
  'interpret',
  'case',
  'measure',
  'effects',
  'imports',
  'notices',
  'people',
  'upkeep',
]);

/** What there is to go to; null where there is none yet. */
export interface Examples {
  readonly signal: number | null;
  readonly place: number | null;
  /** A thing and one of its datastreams. */
  readonly passport: readonly [thing: number, datastream: number] | null;
}

/** Where a step is done: with something in it where there is something, else the list it would stand in. */
export function hrefOf(step: Step, { signal, place, passport }: Examples): string {
  switch (step) {
    case 'overview':
      return paths.overview();
    case 'rhythm':
      return place === null ? paths.overview() : paths.place(place);
    case 'budget':
      return place === null ? paths.overview() : paths.budget(place);
    case 'agenda':
      return place === null ? paths.overview() : paths.planned(place);
    case 'signal':
      return signal === null ? paths.signals() : paths.signal(signal);
    case 'interpret':
      return signal === null ? paths.signals() : paths.interpretations(signal);
    case 'passport':
      return passport === null ? paths.sensors() : paths.passport(...passport);
    case 'case':
      return paths.cases();
    case 'measure':
      return paths.measures();
    case 'devices':
      return paths.sensors();
    case 'notices':
      return paths.noticePreferences();
    default:
      return paths[step]();
  }
}
