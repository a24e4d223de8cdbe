import type { Group, Setting } from './settings.ts';

/** Everything that can be set. Dutch is the source; at most twenty words a sentence. */
export const settingsNl = {
  title: 'Instellingen',
  intro: 'Hier staat wat u met uw rol kunt instellen.',
  nothing: 'Met uw rol is hier nu niets in te stellen.',
  needAccount: 'Instellen is voor wie een account heeft.',
  signIn: 'Meld u aan',
  groups: {
    own: 'Voor uzelf',
    signals: 'Signalen en duidingen',
    readings: 'Metingen',
    installation: 'Deze installatie',
  } satisfies Record<Group, string>,
  settings: {
    account: { title: 'Mijn account', text: 'Uw naam, wachtwoord, passkeys en waar u bent aangemeld.' },
    preferences: { title: 'Mijn meldingen', text: 'Waarover u bericht krijgt, hoe, en wanneer niet.' },
    budget: {
      title: 'Signalen per week',
      text: 'Hoeveel signalen uw team per week aankan, en binnen hoeveel dagen u antwoordt.',
    },
    explanations: { title: 'Verklaringen', text: 'De lijst waaruit ieder kiest wat een signaal is.' },
    categories: { title: 'Soorten meldingen', text: 'Waar bewoners uit kiezen als zij iets melden.' },
    agenda: { title: 'Agenda', text: 'Evenementen, markten en wegwerk, zodat de drukte is te verklaren.' },
    imports: { title: 'Importeren', text: 'Bestanden met metingen, en wat er eerder is ingelezen.' },
    keeping: { title: 'Bewaren', text: 'Hoelang metingen, dossiers en woorden blijven, en wat er is weggehaald.' },
    people: { title: 'Mensen', text: 'Organisaties, wie er werkt, en wat ieder mag op welke plek.' },
    upkeep: { title: 'Systeem', text: 'Hoe de installatie draait: aanvoer, achterstand, ruimte en back-up.' },
    sending: { title: 'Verzending', text: 'E-mail en webhooks: wat er is verstuurd en wat niet aankwam.' },
    log: { title: 'Logboek', text: 'Wie wat heeft gewijzigd. Het is te controleren of er iets weg is.' },
  } satisfies Record<Setting, { title: string; text: string }>,
};

export type SettingsText = typeof settingsNl;
