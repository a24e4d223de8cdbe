import type { BothTexts } from '../check/check.ts';

/** Why a text is a question about a person, or names one. */
export interface PersonQuestion {
  readonly rule: string;
  readonly reason: BothTexts;
}

interface GuardRule extends PersonQuestion {
  readonly pattern: RegExp;
}

const NAME = "[A-ZÀ-Ý][\\p{L}'’-]+";
const INFIX = '(?:\\s+(?:van|de|der|den|het|ten|ter|el|al|von))*';

/** Words that name a place and no person, by how they end. */
const PLACES = (
  'straat laan weg plein gracht kade dijk hof singel steeg pad park markt buurt wijk kwartier station haven brug sluis kerk school ' +
  'noord oost zuid west centrum street road lane avenue square'
)
  .split(' ')
  .map((word) => `[${word[0]?.toUpperCase()}${word[0]}]${word.slice(1)}`)
  .join('|');
const NO_PLACE = `(?![\\p{L}'’-]*(?:${PLACES})(?![\\p{L}]))`;
/** First and last name. Of a single word nobody can tell whether it is somebody or somewhere. */
const FULL_NAME = `${NO_PLACE}${NAME}${INFIX}\\s+${NO_PLACE}${NAME}`;

const because = (nl: string, en: string): BothTexts => ({ nl, en });

/**
 * Rules as data: what is surely about a person, by the words that people use for it. A fence and not a judge: somebody who
 * wants to go round it can, and finds no person behind it, because none is stored.
 */
export const guardRules: readonly GuardRule[] = [
  {
    rule: 'address-of-person',
    pattern: /[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,190}[a-z]{2}/iu,
    reason: because('Hier staat een e-mailadres.', 'There is an e-mail address in it.'),
  },
  {
    rule: 'device-address',
    pattern: /(?<![0-9a-f])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![0-9a-f])/iu,
    reason: because(
      'Hier staat het adres van een telefoon of apparaat.',
      'There is the address of a phone or device in it.',
    ),
  },
  {
    rule: 'phone-number',
    pattern: /(?<![\d.])(?:\+31|0031|0)[ -]?[1-9](?:[ -]?\d){8}(?![\d.])/u,
    reason: because('Hier staat een telefoonnummer.', 'There is a phone number in it.'),
  },
  {
    rule: 'citizen-number',
    pattern: /\b(?:bsn|burgerservicenummer|citizen service number)\b/iu,
    reason: because('Dit gaat over een burgerservicenummer.', 'This is about a citizen service number.'),
  },
  {
    rule: 'licence-plate',
    pattern:
      /\b(?:kenteken|licen[cs]e plate|number plate)s?\b|(?<![\w-])(?=[A-Z0-9-]*[A-Z])(?=[A-Z0-9-]*\d)(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{2,3}|\d{2,3})-(?:[A-Z]{1,2}|\d{1,2})(?![\w-])/u,
    reason: because(
      'Hier staat een kenteken, of een vraag ernaar.',
      'There is a licence plate in it, or a question for one.',
    ),
  },
  {
    rule: 'house',
    pattern:
      /\b[\p{L}'’-]{2,40}(?:straat|laan|weg|plein|gracht|kade|dijk|hof|singel|steeg|pad|\s(?:street|road|lane|avenue))\s+(?:nr\.?\s*)?\d{1,4}(?:\s?[a-z])?\b/iu,
    reason: because('Hier staat het adres van een huis.', 'There is the address of a house in it.'),
  },
  {
    rule: 'who',
    pattern:
      /\b(?:wie\s+(?:woont|wonen|woonde|liep|lopen|loopt|was|waren|reed|rijdt|fietste|fietst|stond|staat|zat|zit|kwam|komt|ging|gaat|deed|doet|maakt|maakte|veroorzaakt|veroorzaakte)|who\s+(?:lives?|lived|walks?|walked|was|were|is\s+(?:this|that|there|he|she)|drove|drives?|stood|sat|came|went|did|makes?|made|caused))\b/iu,
    reason: because('U vraagt wie iemand is of wat iemand deed.', 'You ask who somebody is or what somebody did.'),
  },
  {
    rule: 'whereabouts',
    pattern: new RegExp(
      `\\b(?:[Ww]aar\\s+(?:woont|woonde|verblijft|verbleef|slaapt|sliep)|[Ww]here\\s+(?:does|did)\\s+(?:he|she|${FULL_NAME})|(?:[Ww]aar|[Ww]here)\\s+(?:is|was|ging|gaat|liep|loopt|bleef|zat|zit|fietste|reed|went)\\s+(?:hij|zij|he|she|${FULL_NAME}))(?![\\p{L}])`,
      'u',
    ),
    reason: because('U vraagt waar iemand is, was of woont.', 'You ask where somebody is, was or lives.'),
  },
  {
    rule: 'identify',
    pattern:
      /\b(?:(?:herken|identificeer|identify|recogni[sz]e|volg|track|achtervolg)\p{L}*\s+(?:\p{L}+\s+){0,3}(?:persoon|personen|iemand|man|vrouw|jongen|meisje|bewoner|telefoon|telefoons|gezicht|gezichten|person|people|somebody|someone|woman|boy|girl|resident|phone|phones|face|faces)|(?:gezichts|face\s?)(?:herkenning|recognition))\b/iu,
    reason: because('U vraagt om iemand te herkennen of te volgen.', 'You ask to recognise or follow somebody.'),
  },
  {
    rule: 'one-person',
    pattern:
      /\b(?:(?:die|deze|dezelfde|een bepaalde)\s+(?:persoon|man|vrouw|jongen|meisje|bewoner|buurman|buurvrouw)|(?:that|this|the same|a certain)\s+(?:person|man|woman|boy|girl|resident|neighbour)|(?:mijn|my)\s+(?:buurman|buurvrouw|buren|neighbours?))\b/iu,
    reason: because('Dit gaat over één bepaalde persoon.', 'This is about one certain person.'),
  },
  {
    rule: 'name',
    pattern: new RegExp(
      `\\b(?:[Mm]eneer|[Mm]evrouw|[Dd]hr\\.?|[Mm]w\\.?|[Mm]evr\\.?|Mr\\.?|Mrs\\.?|Ms\\.?|[Ff]amilie|[Ff]amily|[Bb]uurman|[Bb]uurvrouw|[Bb]uurjongen|[Bb]uurmeisje)${INFIX}\\s+${NAME}`,
      'u',
    ),
    reason: because('Hier staat de naam van iemand.', 'There is the name of somebody in it.'),
  },
];

/** Longest text that is looked at; nothing that asks for words takes more. */
export const guardedLength = 1_000;

/**
 * Is this text a question about a person, or does it name one? Wijkritme knows places and numbers, no people (invariant 1),
 * so such a question is refused, with the reason.
 *
 * @example findPersonQuestion('Wie woont er op Kerkstraat 12?')?.rule // 'house'
 * @example findPersonQuestion('Hoeveel mensen lopen er op het plein?') // undefined
 */
export function findPersonQuestion(text: string): PersonQuestion | undefined {
  const looked = text.slice(0, guardedLength).normalize('NFKC');
  const found = guardRules.find(({ pattern }) => pattern.test(looked));
  return found && { rule: found.rule, reason: found.reason };
}
