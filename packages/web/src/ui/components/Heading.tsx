import type { ReactNode } from 'react';

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;
type Tag = `h${HeadingLevel}`;

export function Heading({ level, id, children }: { level: HeadingLevel; id?: string; children: ReactNode }) {
  const Element: Tag = `h${level}`;
  return (
    <Element id={id} className={`nl-heading nl-heading--level-${level}`}>
      {children}
    </Element>
  );
}
