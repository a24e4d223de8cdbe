import type { CheckPart } from '@wijkritme/contract';

const background = { nl: 'Achtergrond', en: 'Background' };
const together = { nl: 'Samenwerken', en: 'Working together' };
const considerations = { nl: 'Afwegingen', en: 'Considerations' };
const preconditions = { nl: 'Randvoorwaarden', en: 'Preconditions' };
const next = { nl: 'Vervolg', en: 'Next' };

/**
 * The 13 steps of the value test and the 5 preconditions, in the order in which they are asked. Order and names follow
 * the public schema of the sensor register of Noord-Brabant (Algoritmeregister/sensorregistratie-schema). The
 * preconditions stand before step 12, which asks whether all of them are met.
 */
export const parts: readonly CheckPart[] = [
  { id: '1', group: background, title: { nl: 'De vraag', en: 'The policy question' } },
  { id: '2', group: background, title: { nl: 'Welke gegevens geven antwoord', en: 'Which data answer it' } },
  { id: '3', group: background, title: { nl: 'Waarde voor de samenleving', en: 'Societal value' } },
  { id: '4', group: background, title: { nl: 'Zijn de gegevens er al', en: 'Are the data there already' } },
  { id: '5', group: background, title: { nl: 'Kan het zonder sensor', en: 'Can it be done without a sensor' } },
  { id: '6', group: together, title: { nl: 'Wie gebruikt het nog meer', en: 'Which other tasks use the data' } },
  { id: '7', group: together, title: { nl: 'Betrokken mensen', en: 'Stakeholders' } },
  { id: '8', group: together, title: { nl: 'Rol van de overheid', en: 'Role of government' } },
  { id: '9', group: considerations, title: { nl: 'Techniek', en: 'Technical' } },
  { id: '10', group: considerations, title: { nl: 'Wet', en: 'Legal' } },
  { id: '11', group: considerations, title: { nl: 'Wat is goed', en: 'Ethical' } },
  { id: 'p1', group: preconditions, title: { nl: 'De mens beslist', en: 'The human measure' } },
  { id: 'p2', group: preconditions, title: { nl: 'Goed gebruik van gegevens', en: 'Data are used correctly' } },
  { id: 'p3', group: preconditions, title: { nl: 'Bewust en gericht', en: 'Deliberate and specific' } },
  { id: 'p4', group: preconditions, title: { nl: 'Open en in het register', en: 'Registered, and people informed' } },
  { id: 'p5', group: preconditions, title: { nl: 'Veilig', en: 'Secure' } },
  { id: '12', group: next, title: { nl: 'Blijft aan alles voldaan', en: 'Are all preconditions met' } },
  { id: '13', group: next, title: { nl: 'Plan van aanpak', en: 'Plan of approach' } },
];
