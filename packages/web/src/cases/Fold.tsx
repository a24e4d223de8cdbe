import { type ReactNode, useState } from 'react';
import { Details } from '../ui/index.ts';

interface FoldProps {
  readonly summary: string;
  /** Open from then on, until somebody closes it. */
  readonly isOpen?: boolean;
  readonly children: () => ReactNode;
}

/** A part of a long list. What is in it is made when it is first opened; on paper its summary tells what is left out. */
export function Fold({ summary, isOpen = false, children }: FoldProps) {
  const [wasOpened, setOpened] = useState(isOpen);
  if (isOpen && !wasOpened) setOpened(true);
  return (
    <div className="fold">
      <Details summary={summary} isOpen={isOpen} onToggle={(open) => open && setOpened(true)}>
        {wasOpened ? children() : null}
      </Details>
    </div>
  );
}
