import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { StatusMessage } from '../ui/index.ts';
import { MoreButton } from '../workbench/parts/MoreButton.tsx';
import { useCasesText } from './texts.ts';

interface MoreComingProps {
  readonly hasMore: boolean;
  readonly query: UseInfiniteQueryResult;
}

/** Says that days of other measures are missing, and fetches more of them. */
export function MoreComing({ hasMore, query }: MoreComingProps) {
  const text = useCasesText();
  return (
    <div className="items__note">
      {hasMore ? <p>{text.notAllComing}</p> : null}
      <MoreButton query={query} label={text.moreComing} hasMore={hasMore} />
      <StatusMessage>{query.isError ? text.noEarlierHistory : null}</StatusMessage>
    </div>
  );
}
