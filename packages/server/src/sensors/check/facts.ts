import type { CheckFact } from '@wijkritme/contract';

const traces = ['image', 'speech', 'device-address', 'plate', 'location', 'health', 'biometric'];
const elsewhere = ['public-space', 'accessible', 'work', 'school', 'homes'];

/** Conditions with a name. A fact uses only facts above it. */
export const facts: readonly CheckFact[] = [
  {
    id: 'personal-data',
    text: { nl: 'er worden persoonsgegevens verwerkt', en: 'personal data are processed' },
    when: [
      [{ question: 'captures', includes: traces }],
      [{ question: 'keeps', is: ['raw'] }],
      [{ question: 'personal', is: ['in-device', 'yes'] }],
    ],
  },
  {
    id: 'traces',
    text: { nl: 'het apparaat vangt iets van personen op', en: 'the device takes in something of persons' },
    when: [[{ question: 'captures', includes: traces }], [{ question: 'keeps', is: ['raw'] }]],
  },
  {
    id: 'authority',
    text: { nl: 'een overheid doet dit', en: 'a public authority does this' },
    when: [[{ question: 'party', is: ['municipality', 'police', 'public-body'] }]],
  },
  {
    id: 'public-place',
    text: { nl: 'iedereen kan er komen', en: 'everyone can come there' },
    when: [[{ question: 'area', includes: ['public-space', 'accessible'] }]],
  },
  {
    id: 'gdpr-applies',
    text: {
      nl: 'er worden persoonsgegevens verwerkt, en niet alleen thuis',
      en: 'personal data are processed, and not only at home',
    },
    when: [
      [{ fact: 'personal-data' }, { question: 'party', is: ['municipality', 'police', 'public-body', 'organisation'] }],
      [{ fact: 'personal-data' }, { question: 'area', includes: elsewhere }],
    ],
  },
  {
    id: 'special-data',
    text: { nl: 'er zijn bijzondere persoonsgegevens', en: 'there are special categories of data' },
    when: [
      [{ question: 'captures', includes: ['health', 'biometric'] }],
      [{ question: 'software', includes: ['identifies', 'categorises', 'emotions'] }],
    ],
  },
  {
    id: 'people-counted',
    text: { nl: 'er worden mensen geteld', en: 'people are counted' },
    when: [
      [{ question: 'device', is: ['count-radar', 'count-infrared', 'count-camera', 'wifi-bluetooth', 'phone-panel'] }],
      [{ question: 'software', includes: ['counts'] }],
    ],
  },
  {
    id: 'dpia-required',
    text: { nl: 'een DPIA is verplicht', en: 'a DPIA is required' },
    when: [
      [{ fact: 'gdpr-applies' }, { question: 'large', is: ['yes'] }],
      [
        { fact: 'gdpr-applies' },
        { fact: 'public-place' },
        { question: 'captures', includes: ['device-address', 'location', 'health', 'biometric'] },
      ],
      [{ fact: 'gdpr-applies' }, { fact: 'special-data' }],
      [
        { question: 'device', is: ['camera-watch', 'plate-camera'] },
        { fact: 'gdpr-applies' },
        { fact: 'public-place' },
      ],
    ],
  },
];
