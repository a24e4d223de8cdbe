import type { MouseEvent } from 'react';

type Crumb = { label: string; href?: string; onClick?: (event: MouseEvent<HTMLAnchorElement>) => void };

/** The last item is the page itself. */
export function Breadcrumb({ items, label }: { items: readonly Crumb[]; label: string }) {
  return (
    <nav className="nl-breadcrumb" aria-label={label}>
      <ol className="nl-breadcrumb__list">
        {items.map((item, index) => (
          <li key={`${item.href ?? ''}${item.label}`} className="nl-breadcrumb__item">
            {item.href === undefined ? (
              <span aria-current={index === items.length - 1 ? 'page' : undefined}>{item.label}</span>
            ) : (
              <a href={item.href} onClick={item.onClick}>
                {item.label}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
