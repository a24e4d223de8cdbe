/**
 * Our own Dutch words for the elements of DTPR v1 that we use; the taxonomy has none (Helpful-Places/dtpr @156971b5,
 * content CC BY 4.0). Ids are those of the taxonomy.
 */
export const dtprTexts = {
  organization: 'Verantwoordelijke organisatie',
  planning_decision_making: 'Plannen en besluiten',
  mobility: 'Verkeer en vervoer',
  health: 'Gezondheid',
  ecology: 'Natuur en leefomgeving',
  sound_level_meter: 'Geluidsmeter',
  air_quality: 'Luchtkwaliteitsmeter',
  thermometer: 'Thermometer',
  values_time: 'Waarden in de tijd',
  personal: 'Persoonsgegevens',
  aggregated: 'Opgeteld of samengevat',
  k_anonymity: 'Geen kleine groepen naar buiten',
  de_identified: 'Ontdaan van herkenbare gegevens',
  stored_locally: 'Bewaard in dit land',
  data_retained: 'Bewaard voor een vaste termijn',
  available_to_the_accountable_organization: 'Beschikbaar voor de verantwoordelijke organisatie',
  available_to_3rd_parties: 'Beschikbaar voor anderen',
  available_to_download: 'Te downloaden',
  available_to_me: 'Beschikbaar voor u',
} as const;

export type DtprElement = keyof typeof dtprTexts;
