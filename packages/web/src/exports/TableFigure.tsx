import { type ReactNode, useRef } from 'react';
import { SaveShare } from './SaveShare.tsx';

interface TableFigureProps {
  readonly title: string;
  /** What the page says of it; the title where it says nothing. */
  readonly sentence?: string;
  /** Who may have it. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** A table with its menu. What is saved is what stands there. */
export function TableFigure({ title, sentence = title, label, children }: TableFigureProps) {
  const box = useRef<HTMLDivElement>(null);
  return (
    <div ref={box}>
      {children}
      <SaveShare
        title={title}
        make={async (about) => {
          const { figureOfTable } = await import('./of-table.ts');
          return figureOfTable({ table: box.current?.querySelector('table') ?? null, title, sentence, label }, about);
        }}
      />
    </div>
  );
}
