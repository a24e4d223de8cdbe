import { useQuery } from '@tanstack/react-query';
import { useText } from '../../i18n/language.ts';
import { Heading } from '../../ui/index.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { SignalItems } from './SignalItems.tsx';

/** Three side by side fill one row; the others stand on their own page. */
const signalsShown = 3;

/** On the overview: deviations that belong together, which one cause may explain. */
export function Signals() {
  const { overview } = useText();
  const { data } = useQuery(queries.newestSignals());
  // A signal of one deviation says nothing that the deviation does not say.
  const together = (data?.items ?? []).filter(({ deviations, joint }) => deviations.length > 1 || joint.length > 0);
  if (together.length === 0) return null;
  return (
    <section>
      <Heading level={2}>{overview.signals}</Heading>
      <SignalItems items={together.slice(0, signalsShown)} />
      <p className="more">
        <a href={paths.signals()}>{overview.allSignals}</a>
      </p>
    </section>
  );
}
