import { type ReportCategory, registeredProperties } from '@wijkritme/contract';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/language.ts';
import { useReportsText } from './texts.ts';

interface CategoryFact {
  readonly key: string;
  readonly header: string;
  readonly render: (one: ReportCategory) => ReactNode;
}

/** What everybody sees of a choice; its name in the language of the page comes first. */
export function useCategoryFacts(): readonly CategoryFact[] {
  const { list: text, tone, tones } = useReportsText();
  const { language } = useLanguage();
  const other = language === 'nl' ? 'en' : 'nl';
  const nameOf = (id: string) => registeredProperties.find((one) => one.id === id)?.name[language] ?? id;
  return [
    { key: 'name', header: text.names[language], render: (one) => one[language] },
    { key: 'other', header: text.names[other], render: (one) => <span lang={other}>{one[other]}</span> },
    { key: 'tone', header: tone, render: (one) => tones[one.tone] },
    {
      key: 'hears',
      header: text.hears,
      render: ({ hears }) => (hears.length > 0 ? hears.map(nameOf).join(', ') : text.hearsNone),
    },
    { key: 'state', header: text.state, render: ({ closed }) => (closed ? text.closed : text.open) },
  ];
}
