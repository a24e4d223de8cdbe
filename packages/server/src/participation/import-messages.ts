import type { ReportImportFault } from '@wijkritme/contract';
import type { Language } from '../foundation/http/language.ts';

const messages: Readonly<Record<Language, Readonly<Record<ReportImportFault, string>>>> = {
  nl: {
    place: 'De plek staat niet op de lijst, of u mag daar geen meldingen opschrijven. Kies een andere plek.',
    category: 'Deze soort staat niet op de lijst. Koppel hem aan een soort die er wel op staat.',
    order: 'Het einde ligt niet na het begin. Kijk of de kolommen goed staan.',
    'too-long': 'Er zit meer dan een dag tussen begin en einde. Laat het einde weg.',
    future: 'Dit moment moet nog komen. Kijk naar de tijdzone van het bestand.',
    'too-old': 'Dit is ouder dan wij meldingen van deze plek bewaren.',
  },
  en: {
    place: 'The place is not on the list, or you may not write reports down there. Choose another place.',
    category: 'This kind is not on the list. Map it to one that is.',
    order: 'The end is not after the beginning. See whether the columns are right.',
    'too-long': 'There is more than a day between beginning and end. Leave the end out.',
    future: 'This moment has yet to come. Look at the time zone of the file.',
    'too-old': 'This is older than reports of this place are kept.',
  },
};

/** Why a row was left out, and what mends it; nothing of what stood in it. */
export const importMessage = (fault: ReportImportFault, language: Language): string => messages[language][fault];
