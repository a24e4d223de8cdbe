import type { CaseFile, CaseScript, OrganisationKind, Role } from '@wijkritme/contract';
import type { Language } from '../i18n/language.ts';
import type { EntryFields } from './EntryForm.tsx';
import type { CasesText } from './texts-nl.ts';

/** Where who has this role works, of the roles that follow up a step. */
const kindOf: Partial<Record<Role, OrganisationKind>> = {
  'ward-officer': 'municipality',
  'community-officer': 'police',
  'welfare-worker': 'welfare',
  'housing-manager': 'housing-corporation',
};

export type ScriptStep = CaseScript['steps'][number];

type Parties = Pick<CaseFile, 'organisation' | 'organisations'>;

/** Who is likely to follow a step: the organisation of the case, else the only one of its kind; undefined where that is a guess. */
export function followerOf({ follower }: Pick<ScriptStep, 'follower'>, { organisation, organisations }: Parties) {
  const kind = kindOf[follower];
  if (organisation.kind === kind) return organisation;
  const [only, ...others] = organisations.filter((one) => one.kind === kind);
  return others.length === 0 ? only : undefined;
}

interface Said {
  readonly text: CasesText;
  readonly language: Language;
}

/** A step of a script as a task that has not been written down yet: what to do, at which sign, and who follows it. */
export function toTask(step: ScriptStep, file: Parties, { text, language }: Said): EntryFields {
  const { measure, sign, follower } = step;
  const party = followerOf(step, file);
  return {
    words: text.taskWords(measure[language], sign[language], text.roles[follower]),
    date: '',
    parties: party ? [String(party.id)] : [],
  };
}
