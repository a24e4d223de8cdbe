import type { Band, Deviation, Forecast } from '@wijkritme/contract';
import { useMemo } from 'react';
import { SaveShare } from '../../exports/SaveShare.tsx';
import { unitLabel } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.ts';
import { BandFigure } from '../../ui/index.ts';
import { useGo } from '../navigation.ts';
import { paths } from '../paths.ts';
import { useQuantity } from './use-quantity.ts';

interface BandViewProps {
  readonly band: Band;
  readonly deviations: readonly Deviation[];
  /** What is expected, and up to where it is drawn (UTC ms); only beside a chart that ends now. */
  readonly forecast?: { readonly of: Forecast; readonly until: number } | undefined;
  /** Of the chart, in px. */
  readonly height?: number;
}

/** The figure in the reader's language; a deviation in it leads to its page. */
export function BandView({ band, deviations, forecast, height }: BandViewProps) {
  const { charts } = useText();
  const { language } = useLanguage();
  const quantity = useQuantity(band.datastreamId);
  const go = useGo();
  const shown = useMemo(() => ({ ...band, unit: unitLabel(band.unit) }), [band]);
  const ahead = useMemo(
    () =>
      forecast && {
        points: forecast.of,
        until: forecast.of.time.length > 0 ? forecast.until : 0,
        sentence: [forecast.of.sentence, forecast.of.time.length > 0 ? forecast.of.scoreSentence : ''].join(' '),
      },
    [forecast],
  );
  return (
    <>
      <BandFigure
        band={shown}
        deviations={deviations}
        sentence={band.sentence}
        forecast={ahead}
        quantity={quantity}
        locale={language}
        text={charts.band}
        height={height}
        onSelectDeviation={(id) => go(paths.deviation(id))}
      />
      <SaveShare
        title={quantity ?? charts.band.tableCaption}
        make={async (about) =>
          (await import('../../exports/of-band.ts')).figureOfBand({ band, deviations, forecast }, about)
        }
      />
    </>
  );
}
