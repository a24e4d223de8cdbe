import type { CheckFinding, CheckLaw, CheckSource } from '@wijkritme/contract';
import { useLanguage } from '../i18n/language.ts';
import { Heading } from '../ui/index.ts';
import { toCitation } from './articles.ts';
import { useCheckText } from './texts.ts';

interface FindingsProps {
  readonly title: string;
  readonly findings: readonly CheckFinding[];
  readonly laws: readonly CheckLaw[];
}

/** Rules that hold: why, what to do about it, and where it stands in law. */
export function Findings({ title, findings, laws }: FindingsProps) {
  const text = useCheckText();
  const { language } = useLanguage();
  if (findings.length === 0) return null;
  return (
    <section className="check-findings">
      <Heading level={2}>{title}</Heading>
      <ul className="items">
        {findings.map(({ rule, version, reason, remedy, sources }) => (
          <li key={rule} className="items__item check-finding">
            <p className="check-finding__reason">{reason[language]}</p>
            <dl className="check-finding__facts">
              <div>
                <dt>{text.remedy}</dt>
                <dd>{remedy[language]}</dd>
              </div>
              <div>
                <dt>{text.source}</dt>
                <dd>
                  <ul className="check-sources">
                    {sources.map((source) => (
                      <li key={`${source.law} ${source.article}`}>
                        <Source source={source} law={laws.find(({ id }) => id === source.law)} />
                      </li>
                    ))}
                  </ul>
                </dd>
              </div>
            </dl>
            <p className="note">{text.ruleNote(rule, version)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Source({ source, law }: { source: CheckSource; law: CheckLaw | undefined }) {
  const text = useCheckText();
  const { language } = useLanguage();
  const name = [law?.name[language] ?? source.law, toCitation(source.article, language)].filter(Boolean).join(', ');
  const note = text.checked[source.checked];
  return (
    <>
      {law && law.id !== 'house-rule' ? <a href={law.url}>{name}</a> : name}
      {note ? ` (${note})` : null}
    </>
  );
}
