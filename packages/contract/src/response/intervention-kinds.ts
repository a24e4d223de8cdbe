/**
 * What people do about a signal. Past effects are looked up by it, also by other cities, so an id never changes its
 * meaning. Without a schema: pages that only choose among these load none.
 */
export const interventionKinds = [
  { id: 'presence', nl: 'Aanwezig zijn op straat', en: 'Being present in the street' },
  { id: 'conversation', nl: 'Gesprek of bemiddeling', en: 'Conversation or mediation' },
  { id: 'youth-work', nl: 'Jongerenwerk', en: 'Youth work' },
  { id: 'activity', nl: 'Activiteit of evenement', en: 'Activity or event' },
  { id: 'information', nl: 'Voorlichting', en: 'Information' },
  { id: 'house-rules', nl: 'Afspraken over geluid of gebruik', en: 'Agreements on noise or use' },
  { id: 'opening-hours', nl: 'Andere openingstijden', en: 'Other opening hours' },
  { id: 'lighting', nl: 'Verlichting', en: 'Lighting' },
  { id: 'greenery', nl: 'Groen', en: 'Greenery' },
  { id: 'street-design', nl: 'Inrichting van de straat', en: 'Design of the street' },
  { id: 'traffic', nl: 'Maatregel voor verkeer', en: 'Traffic measure' },
  { id: 'speed', nl: 'Maatregel tegen te hard rijden', en: 'Measure against speeding' },
  { id: 'waste', nl: 'Afval en schoonmaak', en: 'Waste and cleaning' },
  { id: 'access', nl: 'Afsluiten of begrenzen', en: 'Closing or limiting access' },
  { id: 'enforcement', nl: 'Handhaving', en: 'Enforcement' },
  { id: 'other', nl: 'Iets anders', en: 'Something else' },
] as const;

export type InterventionKindId = (typeof interventionKinds)[number]['id'];
