import { findPersonalData } from '../../entities/personal-data-check.ts';

/** Words in a name of an attribute that tell of one person, in the languages of the models and of here. */
const telling = new Set([
  ...[
    'owner',
    'driver',
    'person',
    'resident',
    'citizen',
    'patient',
    'user',
    'customer',
    'visitor',
    'contact',
    'author',
    'creator',
  ],
  ...[
    'email',
    'mail',
    'phone',
    'telephone',
    'plate',
    'licence',
    'license',
    'face',
    'portrait',
    'photo',
    'image',
    'voice',
  ],
  ...[
    'imei',
    'imsi',
    'mac',
    'bsn',
    'ssn',
    'birth',
    'gender',
    'eigenaar',
    'bestuurder',
    'persoon',
    'bewoner',
    'kenteken',
  ],
]);

/**
 * Names a person, or holds an identifier of one: refused whatever the value is.
 * @example isPersonal('refOwner', 'urn:ngsi-ld:Person:1') // true
 */
export function isPersonal(name: string, value: unknown): boolean {
  const short = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('#')) + 1);
  const words = short.split(/(?<=[a-z\d])(?=[A-Z])|[^A-Za-z\d]+/).map((word) => word.toLowerCase());
  return words.some((word) => telling.has(word)) || findPersonalData({ [short]: value }, '').length > 0;
}
