import {
  type InterventionPlan,
  type InterventionState,
  interventionSteps,
  reasonedSteps,
  WijkritmeError,
} from '@wijkritme/contract';
import { refuseFields, type WrongField } from '../../foundation/refuse-fields.ts';
import { checkTexts } from '../check-answer.ts';
import { localDateOf } from '../questionnaires/local-date.ts';
import type { ResponseRoom } from '../room.ts';
import type { AtIntervention } from './at-intervention.ts';
import { checkPlan } from './check-plan.ts';
import { zoneOf } from './local-days.ts';
import { planWords } from './plan-words.ts';
import { ROLES_NEEDED } from './to-intervention.ts';

export interface AskedStep {
  readonly to: InterventionState;
  readonly reason: string;
  readonly emergency: boolean;
}

/**
 * Whether a measure may take a step. The store refuses what is said here once more, by its triggers.
 * @throws WijkritmeError conflict: the step does not follow, or readings are missing; invalid_input: a reason is missing, or a day of
 * the plan is over
 */
export async function checkStep(room: ResponseRoom, at: AtIntervention, asked: AskedStep, now: number): Promise<void> {
  const { row } = at;
  const { to, emergency } = asked;
  const reason = asked.reason.trim();
  const isFollowing = interventionSteps[row.state].includes(to);
  const isHurried = emergency && row.state === 'proposed' && to === 'running';
  if (!isFollowing && !isHurried)
    throw new WijkritmeError('conflict', {
      nl: 'Deze stap kan niet vanuit hoe de maatregel nu is. Kijk op de pagina van de maatregel welke stappen er zijn.',
      en: `A measure that is ${row.state} cannot become ${to}. Look at the page of the measure which steps there are.`,
    });
  checkTexts({ '/reason': reason });
  if (reason.length < 3 && (reasonedSteps.includes(to) || (to === 'running' && emergency)))
    refuseFields([{ pointer: '/reason', message: planWords.noReason }]);
  if (to === 'planned' || to === 'running') await checkPlan(room, at.case, row.plan, now);
  if (to === 'running') refuseFields(pastDays(row.plan, localDateOf(now, zoneOf(room.places, row.plan.placeId))));
  if (to === 'running' && !emergency && row.roles_seen < ROLES_NEEDED) throw tooFewReadings(row.roles_seen);
}

/**
 * What is expected is said beforehand: who begins once its day is there could have seen already what happened. A measure of one day may
 * begin on that day.
 * @param today local date of the place
 */
function pastDays({ by, endsOn, stopOn }: InterventionPlan, today: string): WrongField[] {
  const problems: WrongField[] = [];
  if (by <= today) problems.push({ pointer: '/plan/by', message: planWords.byPast(by, today) });
  if (endsOn < today) problems.push({ pointer: '/plan/endsOn', message: planWords.over(endsOn, today) });
  if (stopOn !== null && stopOn < today)
    problems.push({ pointer: '/plan/stopOn', message: planWords.over(stopOn, today) });
  return problems;
}

/** Counts what the asker may see: a number of answers would tell who has not answered of those who have. */
function tooFewReadings(seen: number): WijkritmeError {
  return new WijkritmeError('readings_missing', {
    nl: `Een maatregel begint zodra ${ROLES_NEEDED} rollen hebben gezegd wat ze van een signaal van het dossier denken. U kunt er ${seen} zien. Duid het signaal eerst zelf, en vraag een collega met een andere rol; of begin met spoed, met een reden.`,
    en: `A measure begins once ${ROLES_NEEDED} roles have said what they think of a signal of its case. You can see ${seen} of them. Answer the signal yourself first, and ask a colleague in another role; or begin it as an emergency, with a reason.`,
  });
}
