import { useQuery } from '@tanstack/react-query';
import { capital, statesLabel, unitLabel } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.ts';
import { queries } from '../queries.ts';

/** What the numbers of a series are: “Geluid in dB(A)”, “Voetgangers per 5 minuten”, “Open of dicht: 0 = dicht, 1 = open”. */
export function useQuantity(datastreamId: number): string | undefined {
  const { place } = useText();
  const { language } = useLanguage();
  const { data } = useQuery(queries.datastream(datastreamId));
  if (!data) return undefined;
  if (data.kind === 'state')
    return [capital(data.propertyName), statesLabel(data.unit, language)].filter(Boolean).join(': ');
  const unit = unitLabel(data.unit);
  return `${capital(data.propertyName)} ${unit ? place.inUnit(unit) : place.per(data.intervalSeconds)}`;
}
