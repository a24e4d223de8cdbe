import type { DeviationReason } from '@wijkritme/contract';
import { type ReactNode, useId } from 'react';
import { Badge } from '../components/Badge.tsx';
import { DescriptionList } from '../components/DescriptionList.tsx';
import { Heading, type HeadingLevel } from '../components/Heading.tsx';
import type { WhyText } from './chart-text.ts';

type WhyPanelProps = { reason: DeviationReason; text: WhyText; headingLevel?: 2 | 3 | 4 };

/** "Why do we see this?": evidence first, then what else it may be, then what nobody here can know. */
export function WhyPanel({ reason, text, headingLevel = 2 }: WhyPanelProps) {
  const titleId = useId();
  const below = (headingLevel + 1) as HeadingLevel; // NOTE: 3 to 5
  const { measured, normal, difference, before, quality, explanations, unknown } = reason;
  return (
    <section className="nl-why" aria-labelledby={titleId}>
      <Heading level={headingLevel} id={titleId}>
        {text.title}
      </Heading>
      <DescriptionList
        items={[
          { term: text.measured, description: measured },
          { term: text.normal, description: normal },
          { term: text.difference, description: <strong>{difference}</strong> },
          { term: text.before, description: before.sentence },
          { term: text.quality, description: quality.sentence },
        ]}
      />
      <Part level={below} title={text.explanations}>
        {explanations.length === 0 ? (
          <p>{text.noExplanations}</p>
        ) : (
          <ul className="nl-why__list">
            {explanations.map(({ kind, sentence }) => (
              <li key={`${kind} ${sentence}`} className="nl-why__explanation">
                <Badge tone="info" shape="square">
                  {text.kinds[kind]}
                </Badge>
                <span>{sentence}</span>
              </li>
            ))}
          </ul>
        )}
      </Part>
      {unknown.length === 0 ? null : (
        <Part level={below} title={text.unknown}>
          <ul className="nl-why__unknown">
            {unknown.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Part>
      )}
    </section>
  );
}

function Part({ level, title, children }: { level: HeadingLevel; title: string; children: ReactNode }) {
  return (
    <div className="nl-why__part">
      <Heading level={level}>{title}</Heading>
      {children}
    </div>
  );
}
