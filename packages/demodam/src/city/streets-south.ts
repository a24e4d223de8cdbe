import { type Line, offsetLine } from './geometry.ts';
import { path, type Street, street } from './street.ts';
import { ZUIDERVAART } from './water.ts';

export const PARK_RING: Line = [
  [-830, -120],
  [-812, 30],
  [-740, 88],
  [-560, 92],
  [-470, 62],
  [-440, -40],
  [-452, -160],
  [-520, -206],
  [-700, -212],
  [-800, -186],
  [-830, -120],
];
const park: readonly Street[] = [
  street('Parklaan', 'street', PARK_RING, { trees: 23 }),
  street('Parkweg', 'street', [
    [-251, 14],
    [-443, -28],
  ]),
  street(
    'Beukenlaan',
    'street',
    [
      [-372, 150],
      [-372, -345],
    ],
    { trees: 22 },
  ),
  street('Kastanjelaan', 'lane', [
    [-443, -75],
    [-250, -75],
  ]),
  street('Lindelaan', 'lane', [
    [-449, -140],
    [-310, -140],
  ]),
  street(
    'Eikenlaan',
    'street',
    [
      [-930, -279],
      [-300, -279],
    ],
    { trees: 22 },
  ),
  street(
    'Westerlaan',
    'street',
    [
      [-905, 148],
      [-905, -352],
    ],
    { trees: 26 },
  ),
  street('Esdoornhof', 'lane', [
    [-905, -20],
    [-816, -5],
  ]),
  path([
    [-812, 30],
    [-720, -30],
    [-690, -110],
    [-640, -150],
    [-560, -130],
    [-500, -70],
    [-440, -40],
  ]),
  path([
    [-560, 92],
    [-580, 30],
    [-640, 10],
    [-720, -30],
  ]),
  path([
    [-640, -150],
    [-700, -212],
  ]),
  path([
    [-580, 30],
    [-520, 10],
    [-500, -70],
    [-520, -206],
  ]),
];

const station: readonly Street[] = [
  street(
    'Stationsstraat',
    'street',
    [
      [0, -160],
      [0, -298],
    ],
    { trees: 23 },
  ),
  street(
    'Spoorlaan',
    'main',
    [
      [-985, -345],
      [-302, -352],
      [302, -352],
      [985, -345],
    ],
    { trees: 29 },
  ),
  street(
    'Oosterweg',
    'main',
    [
      [247, -6],
      [420, -14],
      [985, -10],
      [1640, 30],
    ],
    { trees: 32 },
  ),
  street('Kantorenlaan', 'street', [
    [-300, -228],
    [330, -228],
  ]),
  street('Wisselstraat', 'lane', [
    [330, -284],
    [956, -284],
  ]),
  street('Perronstraat', 'lane', [
    [330, -216],
    [956, -216],
  ]),
  street('Conducteurstraat', 'lane', [
    [330, -148],
    [956, -148],
  ]),
  street('Seinhuisstraat', 'lane', [
    [330, -80],
    [956, -80],
  ]),
  street('Goederenstraat', 'lane', [
    [-300, -290],
    [-80, -290],
  ]),
  street('Tramstraat', 'lane', [
    [80, -290],
    [330, -290],
  ]),
  street(
    'Grachtkade',
    'lane',
    [
      [213, -150],
      [213, -350],
    ],
    { trees: 32 },
  ),
  street('Oosterrand', 'lane', [
    [956, -12],
    [956, -345],
  ]),
  street('Oostertunnel', 'street', [
    [520, -12],
    [520, -452],
  ]),
  street('Lichtkogelstraat', 'lane', [
    [330, -10],
    [330, -350],
  ]),
  street('Rangeerstraat', 'lane', [
    [740, -12],
    [740, -349],
  ]),
];

const south: readonly Street[] = [
  street(
    'Zuiderlaan',
    'main',
    [
      [-1640, -420],
      [-960, -448],
      [960, -448],
      [1640, -400],
    ],
    { trees: 26 },
  ),
  street('Vaartkade Noord', 'street', offsetLine(ZUIDERVAART.slice(1, 5), 20), { trees: 29 }),
  street('Vaartkade Zuid', 'street', offsetLine(ZUIDERVAART.slice(1, 5), -20), { trees: 29 }),
  street('Schutstraat', 'lane', [
    [-360, -514],
    [185, -514],
  ]),
  street('Sluisstraat', 'lane', [
    [215, -514],
    [950, -514],
  ]),
  street('Peilstraat', 'lane', [
    [-940, -690],
    [950, -690],
  ]),
  street('Dijkstraat', 'lane', [
    [-940, -754],
    [950, -754],
  ]),
  street(
    'Zuiderweg',
    'main',
    [
      [-100, -448],
      [-100, -1000],
    ],
    { trees: 32 },
  ),
  street('Waterstraat', 'lane', [
    [-380, -448],
    [-380, -756],
  ]),
  street('Gemaalstraat', 'lane', [
    [-680, -448],
    [-680, -756],
  ]),
  street('Boezemstraat', 'lane', [
    [700, -448],
    [700, -756],
  ]),
  street('Sluisplein', 'lane', [
    [330, -514],
    [330, -756],
  ]),
  street('Westerspoorweg', 'street', [
    [-372, -345],
    [-372, -448],
  ]),
  street('Polderweg', 'lane', [
    [-940, -448],
    [-940, -756],
  ]),
  street('Ringdijk', 'lane', [
    [950, -448],
    [950, -756],
  ]),
];

export const SOUTHERN_STREETS: readonly Street[] = [...park, ...station, ...south];
