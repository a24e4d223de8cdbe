import { interventionKinds } from '@wijkritme/contract';
import type { Language } from '../foundation/http/language.ts';
import { publicVerdict } from './effects/public-verdict.ts';
import type { PublicMeasure, ResponseParts } from './room.ts';
import { type PublicMeasureRow, selectPublicMeasures } from './sql/public-measures.ts';

/** A page for everybody tells of the newest. */
const MOST_SHOWN = 5;

/** What was done in these cases, as far as everybody may know it; the newest first. */
export async function publicMeasures(
  { db, clock, sensors }: Pick<ResponseParts, 'db' | 'clock' | 'sensors'>,
  cases: readonly number[],
  language: Language,
): Promise<PublicMeasure[]> {
  if (cases.length === 0) return [];
  const rows = await selectPublicMeasures(db, { cases, now: new Date(clock.now()), limit: MOST_SHOWN });
  const toVerdict = ({ datastreamId, verdict }: PublicMeasureRow['verdicts'][number]) =>
    publicVerdict(verdict, sensors.catalog.find(datastreamId)?.propertyName[language], language);
  return rows.map(({ kind, started_at, ended_at, stopped, verdicts }) => ({
    kind: interventionKinds.find(({ id }) => id === kind)?.[language] ?? '',
    startedAt: started_at,
    endedAt: ended_at,
    stopped,
    verdicts: verdicts.map(toVerdict),
  }));
}
