import { type CompletenessField, completenessOf, type Passport } from '@wijkritme/contract';
import { unitLabel } from '../../i18n/format.ts';
import { useFormat, useText } from '../../i18n/language.ts';
import { DescriptionList } from '../../ui/index.ts';
import type { DetailField } from './passport-details.ts';

const fieldOf = (field: CompletenessField): DetailField => (field === 'recipients' ? 'recipientsKnown' : field);

/** Who, what, why, on which ground, how long: the same for staff and residents. */
export function PassportFacts({ passport }: { passport: Passport }) {
  const { passport: text } = useText();
  const format = useFormat();
  const { filled, total, missing } = completenessOf(passport);
  return (
    <DescriptionList
      items={[
        { term: text.purpose, description: passport.purpose },
        { term: text.owner, description: passport.owner },
        { term: text.contact, description: passport.contact },
        { term: text.legalBasis, description: passport.legalBasis },
        { term: text.personalData, description: passport.personalData ? text.yes : text.no },
        { term: text.unit, description: unitLabel(passport.unit) || text.count },
        { term: text.interval, description: text.every(passport.intervalSeconds) },
        { term: text.minimumGroup, description: text.people(passport.minimumGroup) },
        { term: text.retention, description: text.days(passport.retentionDays) },
        { term: text.valid, description: format.range(passport.validFrom, passport.validUntil) },
        {
          term: text.completeness,
          description:
            missing.length === 0
              ? text.complete
              : `${text.incomplete(filled, total)} ${missing.map((field) => text.details[fieldOf(field)].label).join(' ')}`,
        },
      ]}
    />
  );
}
