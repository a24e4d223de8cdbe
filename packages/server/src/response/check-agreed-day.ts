import type { Words } from '@wijkritme/contract';
import { refuseFields } from '../foundation/refuse-fields.ts';
import { zoneOf } from './interventions/local-days.ts';
import { localDateOf } from './questionnaires/local-date.ts';
import type { ResponseRoom } from './room.ts';

const words = (today: string): Words => ({
  nl: `ligt na vandaag, ${today}. Een afspraak is al gemaakt. Wat nog moet gebeuren, is een taak of een maatregel`,
  en: `lies after today, ${today}. An agreement was made already. What is still to be done is a task or a measure`,
});

/**
 * An agreement was made on a day that has come, by the clock of the place of its case.
 * @throws WijkritmeError invalid_input: it lies in the future
 */
export function checkAgreedDay(
  room: Pick<ResponseRoom, 'clock' | 'places'>,
  { date, placeId }: { readonly date: string; readonly placeId: number | null },
): void {
  const today = localDateOf(room.clock.now(), zoneOf(room.places, placeId));
  if (date > today) refuseFields([{ pointer: '/date', message: words(today) }]);
}
