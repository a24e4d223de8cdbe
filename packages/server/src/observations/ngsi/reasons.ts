import type { NgsiRefusal } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';

export type Refusal = NgsiRefusal;

const reasons: Readonly<Record<Language, Readonly<Record<Refusal, string>>>> = {
  nl: {
    person: 'Dit kenmerk gaat over een persoon. Het is niet gelezen; haal het uit het abonnement.',
    language: 'Teksten per taal worden geen meting.',
    array: 'Meerdere waarden tegelijk worden geen meting. Stuur één waarde per kenmerk.',
    relationship: 'Een verwijzing is geen meting.',
    'not-a-number': 'Dit is geen getal.',
    unit: 'Deze eenheid (unitCode) hoort niet bij deze grootheid.',
    'out-of-range': 'Deze waarde kan niet bij deze grootheid.',
    time: 'De tijd is niet te lezen. Schrijf hem zoals 2026-11-20T09:00:00Z.',
    'other-type': 'Deze entiteit heeft een ander type dan dit apparaat.',
    'other-entity': 'Dit apparaat staat voor een entiteit met een ander id.',
  },
  en: {
    person: 'This attribute tells of a person. It was not read; take it out of the subscription.',
    language: 'Texts per language do not become a reading.',
    array: 'Several values at once do not become a reading. Send one value per attribute.',
    relationship: 'A relationship is not a reading.',
    'not-a-number': 'This is not a number.',
    unit: 'This unit (unitCode) does not belong to this property.',
    'out-of-range': 'This value is not possible for this property.',
    time: 'The time cannot be read. Write it as 2026-11-20T09:00:00Z.',
    'other-type': 'This entity has another type than this thing.',
    'other-entity': 'This thing stands for an entity with another id.',
  },
};

export const reasonOf = (refusal: Refusal, language: Language): string => reasons[language][refusal];
