import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button, StatusMessage } from '../ui/index.ts';
import { useCasesText } from './texts.ts';

interface MoreComingProps {
  readonly query: Pick<UseInfiniteQueryResult, 'fetchNextPage' | 'isFetching' | 'isError'>;
}

/** Says that days of other measures are missing, and fetches more of them. */
export function MoreComing({ query }: MoreComingProps) {
  const text = useCasesText();
  return (
    <div className="items__note">
      <p>{text.notAllComing}</p>
      <Button disabled={query.isFetching} onClick={() => void query.fetchNextPage()}>
        {text.moreComing}
      </Button>
      <StatusMessage>{query.isError ? text.noEarlierHistory : null}</StatusMessage>
    </div>
  );
}
