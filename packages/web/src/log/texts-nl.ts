import { roleNames } from '@wijkritme/contract';

/** Texts of the page of the log. Dutch is the source. */
export const logNl = {
  title: 'Logboek',
  intro: 'Wat er is gedaan, wanneer en door welke rol. Namen en woorden van mensen staan hier niet.',
  sure: 'Elke regel hangt aan de vorige. Een controle vindt een regel die is veranderd of tussenuit is gehaald. Of het hele logboek is vervangen, ziet alleen wie het eerder elders bewaarde.',
  needRight: 'Het logboek is voor controleurs, privacyfunctionarissen en beheerders.',
  verify: 'Controleer het logboek',
  verifying: 'Bezig met controleren',
  whole: (entries: string) => `Het logboek is heel: ${entries} regels.`,
  broken: (position: string) =>
    `Het logboek klopt niet bij regel ${position}. Meld dit aan de beheerder en de privacyfunctionaris.`,
  caption: 'Regels van het logboek, de nieuwste eerst',
  at: 'Wanneer',
  what: 'Wat',
  subject: 'Waarover',
  who: 'Door wie',
  mark: 'Let op',
  emergency: 'spoed',
  number: 'Nummer',
  hash: 'Controlegetal',
  kind: 'Soort',
  allKinds: 'Alle soorten',
  from: 'Vanaf dag',
  to: 'Tot en met dag',
  none: 'Er zijn geen regels. Kies een andere soort of andere dagen.',
  more: 'Toon oudere regels',
  roles: roleNames.nl as Readonly<Record<string, string>>,
  actors: {
    person: 'iemand zonder rol',
    device: 'apparaat',
    administrator: 'sleutel van de installatie',
    visitor: 'bezoeker',
    system: 'het systeem zelf',
  },
  organisation: (id: number) => `organisatie ${id}`,
};

export type LogText = typeof logNl;
