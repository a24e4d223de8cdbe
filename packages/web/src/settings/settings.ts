import type { Place, Right, Session } from '@wijkritme/contract';
import { paths } from '../workbench/paths.ts';

/** One page on which something is set. */
export type Setting =
  | 'account'
  | 'preferences'
  | 'budget'
  | 'explanations'
  | 'categories'
  | 'agenda'
  | 'imports'
  | 'keeping'
  | 'people'
  | 'sending'
  | 'upkeep'
  | 'log';

export type Group = 'own' | 'signals' | 'readings' | 'installation';

/** Who may: with an account, or with this right at some place. */
type Who = 'person' | Right;

export const groups: Readonly<Record<Group, readonly (readonly [setting: Setting, who: Who])[]>> = {
  own: [
    ['account', 'person'],
    ['preferences', 'person'],
  ],
  signals: [
    ['budget', 'signals.tune'],
    ['explanations', 'signals.tune'],
    ['categories', 'signals.tune'],
    ['agenda', 'calendar.manage'],
  ],
  readings: [
    ['imports', 'imports.manage'],
    ['keeping', 'retention.manage'],
  ],
  installation: [
    ['people', 'people.manage'],
    ['upkeep', 'installation.manage'],
    ['sending', 'installation.manage'],
    ['log', 'log.read'],
  ],
};

/** What this session may set, by group; groups in which it may nothing are left out. */
export function settingsOf({ person, rights }: Session): { group: Group; settings: Setting[] }[] {
  const may = (who: Who) => (who === 'person' ? person !== null : rights.some(({ right }) => right === who));
  return (Object.keys(groups) as Group[]) // the keys of a record of groups
    .map((group) => ({ group, settings: groups[group].flatMap(([setting, who]) => (may(who) ? [setting] : [])) }))
    .filter(({ settings }) => settings.length > 0);
}

/** Where it is set. What is set place by place is set at the municipality first; from there one goes on. */
export function hrefOf(setting: Setting, places: readonly Pick<Place, 'id' | 'kind'>[]): string {
  const place = (places.find(({ kind }) => kind === 'municipality') ?? places[0])?.id;
  switch (setting) {
    case 'account':
      return paths.account();
    case 'preferences':
      return paths.noticePreferences();
    case 'budget':
      return place === undefined ? paths.overview() : paths.budget(place);
    case 'agenda':
      return place === undefined ? paths.overview() : paths.planned(place);
    case 'explanations':
      return paths.explanations();
    case 'categories':
      return paths.reportCategories();
    case 'imports':
      return paths.imports();
    case 'keeping':
      return paths.keeping();
    case 'people':
      return paths.people();
    case 'upkeep':
      return paths.upkeep();
    case 'sending':
      return paths.sending();
    case 'log':
      return paths.log();
  }
}
