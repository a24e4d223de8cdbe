import type { Band, Deviation } from '@wijkritme/contract';
import { useMemo } from 'react';
import { unitLabel } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.ts';
import { BandFigure } from '../../ui/index.ts';
import { useGo } from '../navigation.ts';
import { paths } from '../paths.ts';
import { useQuantity } from './use-quantity.ts';

interface BandViewProps {
  readonly band: Band;
  readonly deviations: readonly Deviation[];
}

/** The figure in the reader's language; a deviation in it leads to its page. */
export function BandView({ band, deviations }: BandViewProps) {
  const { charts } = useText();
  const { language } = useLanguage();
  const quantity = useQuantity(band.datastreamId);
  const go = useGo();
  const shown = useMemo(() => ({ ...band, unit: unitLabel(band.unit) }), [band]);
  return (
    <BandFigure
      band={shown}
      deviations={deviations}
      sentence={band.sentence}
      quantity={quantity}
      locale={language}
      text={charts.band}
      onSelectDeviation={(id) => go(paths.deviation(id))}
    />
  );
}
