import type { CheckQuestion } from '@wijkritme/contract';

/** Steps 1 to 5: why, with what, and whether it is needed at all. */
export const background: readonly CheckQuestion[] = [
  {
    id: 'question',
    part: '1',
    kind: 'text',
    text: { nl: 'Welke vraag wilt u met de sensor beantwoorden?', en: 'Which question should the sensor answer?' },
    help: {
      nl: 'Schrijf één zin. Noem geen namen van mensen. Bijvoorbeeld: hoe druk is het plein op zaterdag?',
      en: 'Write one sentence. Name no people. For example: how busy is the square on Saturdays?',
    },
    options: [],
  },
  {
    id: 'about',
    part: '1',
    kind: 'one',
    text: { nl: 'Over wie of wat gaat de vraag?', en: 'Who or what is the question about?' },
    options: [
      { value: 'place', risk: 0, label: { nl: 'Over een plek of een gebied', en: 'About a place or an area' } },
      { value: 'groups', risk: 1, label: { nl: 'Over groepen mensen', en: 'About groups of people' } },
      {
        value: 'persons',
        risk: 2,
        label: { nl: 'Over één persoon of bepaalde personen', en: 'About a person or certain persons' },
      },
    ],
  },
  {
    id: 'device',
    part: '2',
    kind: 'one',
    text: {
      nl: 'Welk soort sensor of bron wilt u gebruiken?',
      en: 'Which kind of sensor or source do you want to use?',
    },
    options: [
      { value: 'air-quality', label: { nl: 'Meter voor luchtkwaliteit', en: 'Air-quality meter' } },
      { value: 'sound-meter', label: { nl: 'Geluidsmeter', en: 'Sound meter' } },
      {
        value: 'garden-sensor',
        label: { nl: 'Sensor in een tuin (bodem, weer)', en: 'Garden sensor (soil, weather)' },
      },
      { value: 'parking-loop', label: { nl: 'Lus of sensor in een parkeervak', en: 'Parking loop or bay sensor' } },
      { value: 'count-radar', label: { nl: 'Teller met radar', en: 'Counter with radar' } },
      { value: 'count-infrared', label: { nl: 'Teller met infrarood', en: 'Counter with infrared' } },
      {
        value: 'count-camera',
        label: { nl: 'Camera die mensen of auto’s telt', en: 'Camera that counts people or vehicles' },
      },
      {
        value: 'wifi-bluetooth',
        label: { nl: 'Tellen met wifi of bluetooth', en: 'Counting with Wi-Fi or Bluetooth' },
      },
      {
        value: 'phone-panel',
        label: { nl: 'Gegevens uit telefoons van een panel', en: 'Data from the phones of a panel' },
      },
      { value: 'doorbell', label: { nl: 'Slimme deurbel', en: 'Smart doorbell' } },
      { value: 'camera-watch', label: { nl: 'Camera om een plek te bewaken', en: 'Camera to watch a place' } },
      { value: 'plate-camera', label: { nl: 'Camera die kentekens leest', en: 'Camera that reads number plates' } },
      {
        value: 'body-analysis',
        label: { nl: 'Meting van gezicht of lichaamstemperatuur', en: 'Analysis of faces or body temperature' },
      },
      { value: 'sound-recorder', label: { nl: 'Geluid met opname', en: 'Sound with recording' } },
      { value: 'impulse', label: { nl: 'Herkennen van knallen of schoten', en: 'Detection of shots or impulses' } },
      { value: 'scoring', label: { nl: 'Software die personen een score geeft', en: 'Software that scores persons' } },
      { value: 'other', label: { nl: 'Iets anders', en: 'Something else' } },
    ],
  },
  {
    id: 'captures',
    part: '2',
    kind: 'some',
    text: {
      nl: 'Wat vangt het apparaat op, ook al is het heel even?',
      en: 'What does the device take in, even for a moment?',
    },
    help: {
      nl: 'Ook wat meteen weer weg is, telt mee. Een camera die telt, ziet eerst een beeld.',
      en: 'What is gone at once counts too. A camera that counts sees an image first.',
    },
    options: [
      {
        value: 'numbers-only',
        exclusive: true,
        label: { nl: 'Alleen getallen die niet over personen gaan', en: 'Only numbers that are not about persons' },
      },
      {
        value: 'image',
        risk: 1,
        label: { nl: 'Beeld waarop mensen te zien zijn', en: 'Images in which people can be seen' },
      },
      {
        value: 'speech',
        risk: 1,
        label: { nl: 'Geluid waarin mensen te verstaan zijn', en: 'Sound in which people can be understood' },
      },
      {
        value: 'device-address',
        risk: 1,
        label: { nl: 'Nummers van telefoons of apparaten', en: 'Numbers of phones or devices' },
      },
      { value: 'plate', risk: 1, label: { nl: 'Kentekens', en: 'Number plates' } },
      {
        value: 'location',
        risk: 1,
        label: { nl: 'Waar een persoon of telefoon is', en: 'Where a person or phone is' },
      },
      {
        value: 'health',
        risk: 1,
        label: { nl: 'Temperatuur of gezondheid van mensen', en: 'Temperature or health of people' },
      },
      {
        value: 'biometric',
        risk: 1,
        label: {
          nl: 'Kenmerken om iemand te herkennen (gezicht, stem, loop)',
          en: 'Features to recognise someone (face, voice, gait)',
        },
      },
    ],
  },
  {
    id: 'keeps',
    part: '2',
    kind: 'one',
    text: { nl: 'Wat verlaat het apparaat?', en: 'What leaves the device?' },
    options: [
      {
        value: 'numbers',
        risk: 0,
        label: {
          nl: 'Alleen getallen, zoals een aantal of een niveau',
          en: 'Only numbers, such as a count or a level',
        },
      },
      {
        value: 'features',
        risk: 1,
        label: { nl: 'Kenmerken, lijnen of versleutelde nummers', en: 'Features, tracks or hashed numbers' },
      },
      {
        value: 'raw',
        risk: 2,
        label: {
          nl: 'Beeld, geluid, kentekens of nummers van apparaten',
          en: 'Images, sound, plates or device numbers',
        },
      },
    ],
  },
  {
    id: 'value',
    part: '3',
    kind: 'one',
    text: { nl: 'Is er nu een duidelijk belang voor de samenleving?', en: 'Is there a clear value for society now?' },
    help: {
      nl: 'Is het belang weg, dan gaat de sensor uit of weg.',
      en: 'When the value is gone, the sensor is switched off or removed.',
    },
    options: [
      { value: 'yes', risk: 0, label: { nl: 'Ja, en het staat op papier', en: 'Yes, and it is written down' } },
      { value: 'no', risk: 1, label: { nl: 'Nee, of niet meer', en: 'No, or no longer' } },
    ],
  },
  {
    id: 'elsewhere',
    part: '4',
    kind: 'one',
    text: { nl: 'Zijn deze gegevens er al ergens anders?', en: 'Are these data available elsewhere already?' },
    options: [
      { value: 'no', risk: 0, label: { nl: 'Nee, of maar voor een deel', en: 'No, or only in part' } },
      { value: 'yes', risk: 1, label: { nl: 'Ja', en: 'Yes' } },
    ],
  },
  {
    id: 'without',
    part: '5',
    kind: 'one',
    text: {
      nl: 'Kunt u het antwoord redelijk krijgen zonder sensor?',
      en: 'Can you reasonably get the answer without a sensor?',
    },
    help: {
      nl: 'Denk aan tellen met de hand, vragen aan bewoners of een proef van een week.',
      en: 'Think of counting by hand, asking residents or a trial of a week.',
    },
    options: [
      { value: 'no', risk: 0, label: { nl: 'Nee', en: 'No' } },
      { value: 'yes', risk: 1, label: { nl: 'Ja', en: 'Yes' } },
    ],
  },
];
