import type { SharingLabel } from '@wijkritme/contract';

type Names = Readonly<Record<SharingLabel, string>>;

/** Who may read something, as its writer chooses it. */
export const labelNames: Readonly<Record<'nl' | 'en', Names>> = {
  nl: {
    'TLP:CLEAR': 'Vrij (TLP:CLEAR)',
    'TLP:GREEN': 'Iedereen die hier werkt (TLP:GREEN)',
    'TLP:AMBER': 'Mijn organisatie en die ik kies (TLP:AMBER)',
    'TLP:AMBER+STRICT': 'Alleen mijn organisatie (TLP:AMBER+STRICT)',
    'TLP:RED': 'Alleen ik en wie ik noem (TLP:RED)',
  },
  en: {
    'TLP:CLEAR': 'No limit (TLP:CLEAR)',
    'TLP:GREEN': 'Everybody who works here (TLP:GREEN)',
    'TLP:AMBER': 'My organisation and those I choose (TLP:AMBER)',
    'TLP:AMBER+STRICT': 'My organisation alone (TLP:AMBER+STRICT)',
    'TLP:RED': 'Only me and those I name (TLP:RED)',
  },
};
