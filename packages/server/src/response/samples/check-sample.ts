import type { SampleCase } from '@wijkritme/contract';
import { refuseFields, type WrongField } from '../../foundation/refuse-fields.ts';
import { checkTexts } from '../check-answer.ts';
import { checkPlanned } from '../interventions/check-plan.ts';
import { zoneOf } from '../interventions/local-days.ts';
import { localDateOf } from '../questionnaires/local-date.ts';
import type { ResponseRoom } from '../room.ts';
import { planOf } from './plan-of.ts';
import { momentFaults } from './sample-moments.ts';
import { sampleWords } from './sample-words.ts';

/**
 * What a case of the sample city must hold to: everything that is measured at its place, and where it is compared with, is simulated; two
 * roles read its signal; all of it is over; and its plan is one that people could have made (decision 162). Nothing is stored before.
 * @param now UTC ms
 * @throws WijkritmeError invalid_input, with a JSON pointer per problem
 */
export async function checkSample(room: ResponseRoom, one: SampleCase, now: number): Promise<void> {
  refuseFields([...placeFaults(room, one), ...seriesFaults(room, one), ...voiceFaults(one), ...momentFaults(one, now)]);
  const zone = zoneOf(room.places, one.placeId);
  refuseFields(dayFaults(one, { began: localDateOf(Date.parse(one.startedAt), zone), today: localDateOf(now, zone) }));
  checkTexts({
    ...{ '/title': one.title, '/agreement/words': one.agreement.words, '/measure/title': one.measure.title },
    ...Object.fromEntries(one.answers.map(({ words }, at) => [`/answers/${at}/words`, words])),
  });
  // Nobody is the planner: the places were looked at above.
  const planner = { caseId: 0, reader: null, mayAt: () => true };
  await checkPlanned(room, planner, planOf(one, { ownerId: 1, agreementId: null }), Date.parse(one.startedAt));
}

/** The place of the case, and every place where it is compared with. */
function placeFaults(room: ResponseRoom, one: SampleCase): WrongField[] {
  const { catalog } = room.sensors;
  const [expected] = one.measure.expected;
  const comparisons = (expected?.comparisons ?? []).map((id, at) => ({
    pointer: `/measure/expected/0/comparisons/${at}`,
    placeId: catalog.find(id)?.placeId,
  }));
  return [{ pointer: '/placeId', placeId: one.placeId }, ...comparisons].flatMap(
    ({ pointer, placeId }): WrongField[] => {
      // A datastream that is not there is told below.
      if (placeId === undefined) return [];
      const message = whyNotSample(room, placeId ?? -1);
      return message ? [{ pointer, message }] : [];
    },
  );
}

/** What speaks against a place: it is no simulated one, or something real is measured there. */
function whyNotSample({ places, sensors }: ResponseRoom, placeId: number): WrongField['message'] | undefined {
  if (places.directory.find(placeId)?.simulated !== true) return sampleWords.noSuchPlace(placeId);
  const here = places.directory.below(placeId);
  const real = [...sensors.catalog.all()].find((entry) => !entry.simulated && here.has(entry.placeId ?? -1));
  return real && sampleWords.realSensor(real.id, placeId);
}

function seriesFaults({ sensors, places }: ResponseRoom, { placeId, measure }: SampleCase): WrongField[] {
  const here = places.directory.below(placeId);
  return measure.expected.flatMap(({ datastreamId, comparisons }, index) => {
    const pointer = `/measure/expected/${index}`;
    const named = [datastreamId, ...comparisons].map((id, at) => ({
      ...{ id, pointer: at === 0 ? `${pointer}/datastreamId` : `${pointer}/comparisons/${at - 1}` },
      entry: sensors.catalog.find(id),
    }));
    return named.flatMap(({ id, pointer: where, entry }, at): WrongField[] => {
      if (entry?.simulated !== true) return [{ pointer: where, message: sampleWords.notSimulated(id) }];
      return at > 0 || here.has(entry.placeId ?? -1) ? [] : [{ pointer: where, message: sampleWords.elsewhere(id) }];
    });
  });
}

function voiceFaults({ answers, organisations }: SampleCase): WrongField[] {
  const faults = answers.flatMap(({ organisation }, at): WrongField[] =>
    organisations[organisation]
      ? []
      : [{ pointer: `/answers/${at}/organisation`, message: sampleWords.noOrganisation }],
  );
  if (new Set(answers.map(({ role }) => role)).size < 2)
    faults.push({ pointer: '/answers', message: sampleWords.twoRoles });
  return faults;
}

function dayFaults(
  { measure: { startsOn, endsOn, by } }: SampleCase,
  { began, today }: { readonly began: string; readonly today: string },
): WrongField[] {
  const faults: WrongField[] = [];
  if (startsOn !== began) faults.push({ pointer: '/measure/startsOn', message: sampleWords.otherDay(began) });
  if (by >= today) faults.push({ pointer: '/measure/by', message: sampleWords.toCome });
  if (endsOn >= today) faults.push({ pointer: '/measure/endsOn', message: sampleWords.toCome });
  return faults;
}
