import { type ReactNode, useId } from 'react';
import { Heading, type HeadingLevel } from './Heading.tsx';

type CardProps = { title: ReactNode; headingLevel?: HeadingLevel; children?: ReactNode; footer?: ReactNode };

export function Card({ title, headingLevel = 2, children, footer }: CardProps) {
  const titleId = useId();
  return (
    <article className="nl-card" aria-labelledby={titleId}>
      <div className="nl-card__title">
        <Heading level={headingLevel} id={titleId}>
          {title}
        </Heading>
      </div>
      {children ? <div className="nl-card__body">{children}</div> : null}
      {footer ? <div className="nl-card__footer">{footer}</div> : null}
    </article>
  );
}
