import { useInfiniteQuery } from '@tanstack/react-query';
import { useText } from '../../i18n/language.ts';
import { choicesIn, filterOf, rowsOf } from '../findings.ts';
import { type FindingsSearch, paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { FoundList } from './FoundList.tsx';
import { SignalItems } from './SignalItems.tsx';
import { useZone } from './use-places.ts';

/** The signals that everybody may see. */
export function SignalList({ search }: { search: FindingsSearch }) {
  const { signals: text } = useText();
  const filter = filterOf(search, useZone(search.plek));
  const query = useInfiniteQuery(queries.signals(filter));
  return (
    <FoundList
      query={query}
      text={text}
      filtered={choicesIn(search) > 0}
      clearHref={paths.signals()}
      make={async (about) => (await import('../../exports/of-findings.ts')).figureOfSignals(filter, about)}
      rowsOf={rowsOf}
    >
      {(items) => <SignalItems items={items} queue />}
    </FoundList>
  );
}
