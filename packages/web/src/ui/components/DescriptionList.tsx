import type { ReactNode } from 'react';

type Item = { term: string; description: ReactNode };

export function DescriptionList({ items }: { items: readonly Item[] }) {
  return (
    <dl className="nl-description-list">
      {items.map(({ term, description }) => (
        <div key={term} className="nl-description-list__item">
          <dt>{term}</dt>
          <dd>{description}</dd>
        </div>
      ))}
    </dl>
  );
}
