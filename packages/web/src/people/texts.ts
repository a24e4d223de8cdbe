import { type Language, useLanguage } from '../i18n/language.ts';
import { peopleEn } from './texts-en.ts';
import { type PeopleText, peopleNl } from './texts-nl.ts';

export const peopleTexts: Record<Language, PeopleText> = { nl: peopleNl, en: peopleEn };

export const usePeopleText = (): PeopleText => peopleTexts[useLanguage().language];
