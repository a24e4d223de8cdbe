import type { ReportCategory } from '@wijkritme/contract';
import { useEffect, useRef } from 'react';
import { Alert, DescriptionList, StatusMessage } from '../ui/index.ts';
import { useReportsText } from './texts.ts';
import { useCategoryFacts } from './use-category-facts.tsx';

/** What somebody else made of a choice meanwhile, beside what one is about to save. */
export function CategoryNow({ now }: { now: ReportCategory | undefined }) {
  const { list: text } = useReportsText();
  const facts = useCategoryFacts();
  const box = useRef<HTMLDivElement>(null);
  // The button that asked for it is gone.
  useEffect(() => {
    if (now) box.current?.focus();
  }, [now]);
  return (
    <div ref={box} tabIndex={-1}>
      <StatusMessage>
        {now ? (
          <Alert tone="info" title={text.now}>
            <DescriptionList items={facts.map(({ header, render }) => ({ term: header, description: render(now) }))} />
            <p>{text.nowHint}</p>
          </Alert>
        ) : null}
      </StatusMessage>
    </div>
  );
}
