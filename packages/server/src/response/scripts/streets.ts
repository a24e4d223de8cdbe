import type { CaseScript } from '@wijkritme/contract';
import { script } from './script.ts';

export const streets: readonly CaseScript[] = [
  script(
    'speeding',
    ['Te hard rijden', 'Speeding'],
    [
      [
        ['De snelheid is hoger dan normaal', 'Speed is higher than usual'],
        ['Kijk of een omleiding of werk de oorzaak is', 'See whether a diversion or roadworks is the cause'],
        'analyst',
      ],
      [
        ['Het blijft zo, ook zonder omleiding', 'It stays so, also without a diversion'],
        ['Hang een bord op dat de snelheid laat zien', 'Put up a sign that shows the speed'],
        'ward-officer',
      ],
      [
        ['Het bord helpt niet genoeg', 'The sign does not help enough'],
        ['Maak de weg smaller met bakken, als proef', 'Narrow the road with planters, as a trial'],
        'ward-officer',
      ],
      [
        ['De proef laat geen effect zien', 'The trial shows no effect'],
        ['Vraag om een andere inrichting of om controles', 'Ask for another layout or for checks'],
        'community-officer',
      ],
    ],
  ),
  script(
    'crowding',
    ['Te druk', 'Crowding'],
    [
      [
        ['Het is drukker dan normaal', 'It is busier than usual'],
        ['Zeg waar en wanneer het rustiger is', 'Say where and when it is quieter'],
        'analyst',
      ],
      [
        ['Het wordt op vaste uren te druk', 'It gets too busy at fixed hours'],
        ['Spreid aankomst, of open een tweede weg', 'Spread arrivals, or open a second way'],
        'ward-officer',
      ],
      [
        ['De doorgang raakt vol', 'The passage fills up'],
        ['Zet mensen in die de weg wijzen', 'Send people who show the way'],
        'community-officer',
      ],
    ],
  ),
  script(
    'comes-to-life',
    ['Een plek die opleeft', 'A place that comes to life'],
    [
      [
        ['Er komen meer mensen, en niemand heeft last', 'More people come, and nobody minds'],
        ['Vraag wat er goed gaat en schrijf het op', 'Ask what goes well and write it down'],
        'welfare-worker',
      ],
      [
        ['Het blijft zo, weken lang', 'It stays so, for weeks'],
        ['Help wie het doen met ruimte, stroom of een bankje', 'Help those who do it with room, power or a bench'],
        'ward-officer',
      ],
      [
        ['Andere plekken willen dit ook', 'Other places want this too'],
        [
          'Probeer het elders, en meet of het daar ook werkt',
          'Try it elsewhere, and measure whether it works there too',
        ],
        'analyst',
      ],
    ],
  ),
];
