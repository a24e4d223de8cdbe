import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useFormat } from '../i18n/language.ts';
import { StatusMessage } from '../ui/index.ts';
import { MoreButton } from '../workbench/parts/MoreButton.tsx';
import { useCasesText } from './texts.ts';

interface EarlierHistoryProps {
  /** Of what happened at this moment or before, not everything is told; null: it is. */
  readonly until: string | null;
  readonly query: UseInfiniteQueryResult;
}

/** Says that there is more, and fetches it. */
export function EarlierHistory({ until, query }: EarlierHistoryProps) {
  const text = useCasesText();
  const { dayTime } = useFormat();
  return (
    <div className="items__note">
      {until === null ? null : <p>{text.notAllHistory(dayTime(until))}</p>}
      <MoreButton query={query} label={text.earlierHistory} hasMore={until !== null} />
      <StatusMessage>{query.isError ? text.noEarlierHistory : null}</StatusMessage>
    </div>
  );
}
