import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useFormat } from '../i18n/language.ts';
import { Button, StatusMessage } from '../ui/index.ts';
import { useCasesText } from './texts.ts';

interface EarlierHistoryProps {
  /** Of what happened at this moment or before, not everything is told. */
  readonly until: string;
  readonly query: Pick<UseInfiniteQueryResult, 'fetchNextPage' | 'isFetching' | 'isError'>;
}

/** Says that there is more, and fetches it. */
export function EarlierHistory({ until, query }: EarlierHistoryProps) {
  const text = useCasesText();
  const { dayTime } = useFormat();
  return (
    <div className="items__note">
      <p>{text.notAllHistory(dayTime(until))}</p>
      <Button disabled={query.isFetching} onClick={() => void query.fetchNextPage()}>
        {text.earlierHistory}
      </Button>
      <StatusMessage>{query.isError ? text.noEarlierHistory : null}</StatusMessage>
    </div>
  );
}
