import type { DiskForecast } from '@wijkritme/contract';
import type { Format } from '../i18n/format.ts';
import type { UpkeepText } from './texts-nl.ts';

/** When the disk is full, or why nobody can say, in one or two sentences. */
export function forecastSentence(
  forecast: DiskForecast,
  text: Pick<UpkeepText, 'full' | 'fullOpen' | 'far' | 'fullUnknown'>,
  format: Pick<Format, 'longDate'>,
): string {
  switch (forecast.kind) {
    case 'full': {
      const [day, earliest] = [forecast.day, forecast.earliest].map(format.longDate) as [string, string];
      return forecast.latest === null
        ? text.fullOpen(day, earliest)
        : text.full(day, earliest, format.longDate(forecast.latest));
    }
    case 'far':
      return text.far(forecast.years);
    case 'unknown':
      return forecast.reason === 'few-samples'
        ? text.fullUnknown['few-samples'](forecast.have, forecast.need)
        : text.fullUnknown[forecast.reason];
    default:
      return forecast satisfies never;
  }
}
