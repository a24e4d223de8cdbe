import { useQuery } from '@tanstack/react-query';
import { capital, unitLabel } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { queries } from '../queries.ts';

/** What the numbers of a series are: “Geluid in dB(A)”, “Voetgangers per 5 minuten”. */
export function useQuantity(datastreamId: number): string | undefined {
  const { place } = useText();
  const { data } = useQuery(queries.datastream(datastreamId));
  if (!data) return undefined;
  const unit = unitLabel(data.unit);
  return `${capital(data.propertyName)} ${unit ? place.inUnit(unit) : place.per(data.intervalSeconds)}`;
}
