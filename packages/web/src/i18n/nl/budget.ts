import { one } from '../plural.ts';

/** How many signals a week a team can handle. */
export const budget = {
  title: 'Hoeveel signalen per week kan uw team aan?',
  short: 'Signalen per week',
  intro: 'Wij tonen de opvallendste momenten, zo veel als u aankunt. Stilte en storingen tonen wij altijd.',
  now: (amount: string) => `Nu: ${amount}.`,
  own: 'Dit is voor deze plek zelf gekozen.',
  from: (place: string) => `Dit komt van ${place}.`,
  standard: 'Dit is de standaard. Niemand heeft nog iets gekozen.',
  below: 'Het geldt voor elke plek hieronder die zelf niets koos.',
  choose: 'Wat als het er meer of minder waren?',
  chooseHint: 'Kijk eerst. Er verandert pas iets als u het instelt.',
  perWeek: (n: number) => `${one(n, 'signaal', 'signalen')} per week`,
  everyWeeks: (weeks: number) => `1 signaal per ${weeks} weken`,
  current: (amount: string) => `${amount} (nu)`,
  with: (amount: string) => `Met ${amount}:`,
  changes: (more: number, fewer: number) =>
    more + fewer === 0
      ? 'Dat zijn dezelfde signalen als nu.'
      : `Ten opzichte van nu komen er ${more} bij en gaan er ${fewer} af.`,
  caption: 'Signalen die erbij komen of eraf gaan',
  captionSame: 'Signalen die u met dit aantal had gezien',
  when: 'Wanneer',
  place: 'Plek',
  change: 'Verschil',
  added: 'komt erbij',
  removed: 'gaat eraf',
  kept: 'blijft',
  rare: 'Hoe zeldzaam',
  onceIn: (weeks: string) => `eens in ${weeks} weken`,
  series: 'Meetreeksen',
  none: 'Er zijn geen signalen in deze weken.',
  shownOf: (shown: number, total: number) => `U ziet de nieuwste ${shown} van ${total}.`,
  set: (amount: string) => `Stel ${amount} in`,
  same: 'Dit geldt al.',
  inherit: 'Neem het aantal van de plek eromheen',
  administrator: 'Alleen een beheerder of analist kan dit veranderen.',
  signIn: 'Meld u aan',
  changed: (amount: string) => `Vanaf nu geldt: ${amount}. Wat al gemeld is, blijft staan.`,
  undo: 'Maak dit ongedaan',
  toPage: 'Te veel of te weinig signalen? Kijk wat een ander aantal doet.',
};
