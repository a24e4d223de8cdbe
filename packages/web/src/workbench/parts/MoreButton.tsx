import { useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../ui/index.ts';

interface MoreButtonProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isLoading: boolean;
    fetchNextPage(): unknown;
  };
  readonly label: string;
  /** Is there more? Else the query says so. */
  readonly hasMore?: boolean;
}

/** The next page of a list, under the last one. Who asked for the last page keeps their place: else the focus would go with the button. */
export function MoreButton({ query, label, hasMore = query.hasNextPage }: MoreButtonProps) {
  const { shell } = useText();
  const isAsked = useRef(false);
  const [isEnd, setEnd] = useState(false);
  const isBusy = query.isFetchingNextPage || query.isLoading;
  useEffect(() => {
    if (isBusy) return;
    if (hasMore || isAsked.current) setEnd(!hasMore);
    isAsked.current = false;
  }, [hasMore, isBusy]);
  if (!hasMore)
    return isEnd ? (
      <p ref={focus} tabIndex={-1} className="more">
        {shell.wholeList}
      </p>
    ) : null;
  return (
    <p className="more">
      <Button
        disabled={isBusy}
        onClick={() => {
          isAsked.current = true;
          void query.fetchNextPage();
        }}
      >
        {label}
      </Button>
    </p>
  );
}

/** Once, as it appears. */
const focus = (element: HTMLElement | null) => element?.focus();
