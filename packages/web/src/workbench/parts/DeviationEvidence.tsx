import { useQuery } from '@tanstack/react-query';
import { DAY, type Deviation, type DeviationReason } from '@wijkritme/contract';
import { useText } from '../../i18n/language.ts';
import type { BandWindow } from '../../live/keys.ts';
import { Heading, WhyPanel } from '../../ui/index.ts';
import { queries } from '../queries.ts';
import { BandView } from './BandView.tsx';
import { QueryView } from './QueryView.tsx';

const beforeMs = 2 * DAY;
const afterMs = DAY;
/** Menu, legend and table of the figure. */
const besideChartPx = 100;

interface DeviationEvidenceProps {
  readonly reason: DeviationReason;
  /** Where more than one stands on a page, each has a title of its own. */
  readonly title?: string | undefined;
  readonly headingLevel?: 2 | 3;
  /** Of the chart, in px. */
  readonly height?: number;
}

/** How it went, and why we see it: what is held against normal, how often before, how good the data are, what else it may be. */
export function DeviationEvidence({ reason, title, headingLevel = 2, height = 320 }: DeviationEvidenceProps) {
  const { charts, deviation: text } = useText();
  return (
    <>
      <section>
        <Heading level={headingLevel}>{text.chart}</Heading>
        <Around deviation={reason.deviation} height={height} />
      </section>
      <WhyPanel reason={reason} text={title ? { ...charts.why, title } : charts.why} headingLevel={headingLevel} />
    </>
  );
}

/** Two days before to one day after: enough to see what was normal there and how it ended. */
function Around({ deviation, height }: { deviation: Deviation; height: number }) {
  const from = Date.parse(deviation.start) - beforeMs;
  const window: BandWindow =
    deviation.end === null
      ? { kind: 'live', period: 'afwijking', from }
      : { kind: 'fixed', from, to: Date.parse(deviation.end) + afterMs };
  const band = useQuery(queries.band(deviation.datastreamId, window));
  const near = useQuery(queries.deviationsIn(deviation.datastreamId, window));
  return (
    <QueryView query={band} height={height + besideChartPx}>
      {(data) => <BandView band={data} deviations={near.data?.items ?? [deviation]} height={height} />}
    </QueryView>
  );
}
