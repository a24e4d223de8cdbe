import type { CaseScript } from '@wijkritme/contract';
import { script } from './script.ts';

export const nuisance: readonly CaseScript[] = [
  script(
    'noise',
    ['Overlast door geluid', 'Noise nuisance'],
    [
      [
        ['Eén avond luider dan normaal', 'One evening louder than usual'],
        [
          'Kijk in de agenda of er iets was, en wacht een week',
          'Look in the calendar whether something was on, and wait a week',
        ],
        'ward-officer',
      ],
      [
        ['Vaker luid op dezelfde uren', 'Louder more often at the same hours'],
        ['Ga op die uren kijken en praat met wie er is', 'Go and look at those hours and talk with who is there'],
        'welfare-worker',
      ],
      [
        ['Ook na het gesprek luid', 'Still loud after the talk'],
        ['Maak samen afspraken over tijden en plek', 'Agree together on times and place'],
        'ward-officer',
      ],
      [
        ['De afspraken werken niet', 'The agreements do not work'],
        ['Spreek af wie wanneer controleert, en wanneer dat stopt', 'Agree who checks when, and when that stops'],
        'community-officer',
      ],
    ],
  ),
  script(
    'young-people',
    ['Jongeren die rondhangen', 'Young people hanging about'],
    [
      [
        ['Er zijn meer mensen dan normaal op de plek', 'There are more people than usual at the place'],
        ['Vraag eerst of er iemand last van heeft', 'Ask first whether anybody minds'],
        'ward-officer',
      ],
      [
        ['Bewoners zeggen dat zij last hebben', 'Residents say that they mind'],
        ['Maak contact en vraag wat de jongeren nodig hebben', 'Make contact and ask what the young people need'],
        'welfare-worker',
      ],
      [
        ['De plek past niet bij wat zij doen', 'The place does not suit what they do'],
        ['Zoek met hen een betere plek of tijd', 'Find a better place or time with them'],
        'welfare-worker',
      ],
      [
        ['Het blijft onveilig voelen', 'It goes on feeling unsafe'],
        [
          'Spreek met alle partijen af wie aanwezig is, en tot wanneer',
          'Agree with all parties who is present, and until when',
        ],
        'community-officer',
      ],
    ],
  ),
  script(
    'waste',
    ['Afval', 'Waste'],
    [
      [
        ['De bak is vaker vol dan normaal', 'The bin is full more often than usual'],
        ['Leeg hem op een ander moment', 'Empty it at another time'],
        'ward-officer',
      ],
      [
        ['Er staat afval naast de bak', 'There is waste beside the bin'],
        ['Zet er een grotere of tweede bak bij', 'Put a larger or second bin there'],
        'housing-manager',
      ],
      [
        ['Het blijft terugkomen', 'It keeps coming back'],
        ['Maak de plek samen met bewoners schoon en mooier', 'Clean the place with residents and make it nicer'],
        'welfare-worker',
      ],
    ],
  ),
  script(
    'burglary',
    ['Inbraak voorkomen', 'Burglary prevention'],
    [
      [
        ['De donkere maanden beginnen', 'The dark months begin'],
        ['Vertel bewoners over licht en sloten', 'Tell residents about light and locks'],
        'community-officer',
      ],
      [
        ['Een pad is donker of stil', 'A path is dark or quiet'],
        ['Herstel de lampen en snoei het groen', 'Mend the lamps and prune the green'],
        'ward-officer',
      ],
      [
        ['Er zijn meer inbraken in de buurt', 'There are more burglaries in the neighbourhood'],
        ['Loop een ronde met bewoners en verbeter de sloten', 'Walk a round with residents and improve the locks'],
        'housing-manager',
      ],
    ],
  ),
];
