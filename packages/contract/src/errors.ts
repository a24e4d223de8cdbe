/**
 * Every error that can cross a boundary, declared once. `docs/errors.md` lists the same codes; a test compares both.
 * `title` is short and constant (RFC 9457); `detail` is filled in where the error arises and names place and remedy.
 */
export interface ErrorDeclaration {
  readonly status: number;
  readonly retryable: boolean;
  readonly title: { readonly nl: string; readonly en: string };
}

const declare = (status: number, retryable: boolean, nl: string, en: string): ErrorDeclaration => ({
  status,
  retryable,
  title: { nl, en },
});

export const errors = {
  // HTTP manners
  invalid_input: declare(400, false, 'De invoer klopt niet', 'The input is not valid'),
  invalid_query: declare(400, false, 'De vraag in het adres klopt niet', 'The query in the address is not valid'),
  unauthorized: declare(401, false, 'U bent niet aangemeld', 'You are not signed in'),
  forbidden: declare(403, false, 'U mag dit niet', 'You may not do this'),
  sign_in_failed: declare(401, false, 'Aanmelden is niet gelukt', 'Signing in did not succeed'),
  second_factor_needed: declare(401, false, 'Er is ook een code nodig', 'A code is needed as well'),
  invitation_invalid: declare(404, false, 'Deze uitnodiging geldt niet meer', 'This invitation is no longer valid'),
  password_unfit: declare(400, false, 'Dit wachtwoord is niet geschikt', 'This password is not suitable'),
  about_a_person: declare(
    400,
    false,
    'Dit gaat over een persoon; Wijkritme kent plekken en getallen',
    'This is about a person; Wijkritme knows places and numbers',
  ),
  not_found: declare(404, false, 'Dit bestaat niet', 'This does not exist'),
  method_not_allowed: declare(405, false, 'Dit kan hier niet', 'This is not possible here'),
  conflict: declare(409, false, 'Dit botst met wat er al is', 'This conflicts with what is there'),
  idempotency_key_reused: declare(
    400,
    false,
    'Deze sleutel hoort bij een ander verzoek',
    'This key belongs to another request',
  ),
  request_unfinished: declare(409, true, 'Dit verzoek is nog niet klaar', 'This request is not finished yet'),
  precondition_failed: declare(412, false, 'Dit is intussen veranderd', 'This has changed in the meantime'),
  measure_running: declare(409, false, 'Er loopt nog een maatregel', 'A measure is still running'),
  readings_missing: declare(409, false, 'Er zijn nog geen twee duidingen', 'There are no two interpretations yet'),
  too_slow: declare(408, true, 'Dit komt te langzaam', 'This comes too slowly'),
  too_large: declare(413, false, 'Dit is te groot', 'This is too large'),
  unsupported_media_type: declare(
    415,
    false,
    'Dit soort inhoud kan hier niet',
    'This kind of content is not accepted here',
  ),
  privacy_budget_spent: declare(409, false, 'Het privacybudget is besteed', 'The privacy budget is spent'),
  rate_limited: declare(429, true, 'Te veel verzoeken', 'Too many requests'),
  busy: declare(429, true, 'De wachtrij is vol', 'The queue is full'),
  not_supported: declare(501, false, 'Dit onderdeel is er nog niet', 'This option is not supported'),
  internal: declare(500, true, 'Er ging iets mis bij ons', 'Something went wrong on our side'),
  unavailable: declare(503, true, 'Het systeem is even niet beschikbaar', 'The system is not available right now'),
  // The gate: why a reading is refused
  datastream_unknown: declare(404, false, 'Deze meetreeks bestaat niet', 'This datastream does not exist'),
  passport_missing: declare(403, false, 'Deze meetreeks heeft geen sensorpaspoort', 'This datastream has no passport'),
  passport_not_yet_valid: declare(403, false, 'Het sensorpaspoort geldt nog niet', 'The passport is not valid yet'),
  passport_expired: declare(403, false, 'Het sensorpaspoort is verlopen', 'The passport has expired'),
  passport_other_unit: declare(
    403,
    false,
    'Het sensorpaspoort is voor een andere eenheid',
    'The passport is for another unit',
  ),
  interval_too_fine: declare(
    403,
    false,
    'De metingen liggen dichter bij elkaar dan het sensorpaspoort toestaat',
    'The readings lie closer together than the passport allows',
  ),
  group_below_minimum: declare(
    403,
    false,
    'De groep is kleiner dan het sensorpaspoort toestaat',
    'The group is smaller than the passport allows',
  ),
  passport_withdrawn: declare(403, false, 'Het sensorpaspoort is ingetrokken', 'The passport was withdrawn'),
  stage_too_early: declare(
    403,
    false,
    'Dit apparaat staat nog niet in het lab of in het veld',
    'This device is not in the lab or in the field yet',
  ),
  field_ended: declare(403, false, 'De tijd in het veld is voorbij', 'The time in the field is over'),
  device_withdrawn: declare(403, false, 'Dit apparaat is uit dienst', 'This device was withdrawn'),
  key_invalid: declare(401, false, 'Deze sleutel is niet bekend', 'This key is not known'),
  key_other_thing: declare(
    403,
    false,
    'Deze sleutel hoort bij een ander apparaat',
    'This key belongs to another thing',
  ),
  unknown_field: declare(400, false, 'Dit veld hoort niet bij een meting', 'This field is not part of a reading'),
  result_not_a_number: declare(400, false, 'De uitkomst is geen getal', 'The result is not a number'),
  result_out_of_range: declare(400, false, 'De uitkomst kan natuurkundig niet', 'The result is physically impossible'),
  time_invalid: declare(400, false, 'Het tijdstip klopt niet', 'The time is not valid'),
  time_in_future: declare(400, false, 'Het tijdstip ligt in de toekomst', 'The time lies in the future'),
  time_too_late: declare(400, false, 'De meting komt te laat', 'The reading comes too late'),
  conflicting_reading: declare(
    409,
    false,
    'Er staat al een andere waarde op dit tijdstip',
    'Another value is already stored for this time',
  ),
  // Devices: what they announce, what they send, and the steps of their life
  announcement_unreadable: declare(
    400,
    false,
    'Deze aankondiging is niet te lezen',
    'This announcement cannot be read',
  ),
  step_not_possible: declare(409, false, 'Deze stap kan nu niet', 'This step is not possible now'),
  device_type_unknown: declare(404, false, 'Dit soort apparaat is niet bekend', 'This device type is not known'),
  message_unreadable: declare(
    400,
    false,
    'Dit bericht past niet bij het soort apparaat',
    'This message does not fit the device type',
  ),
  message_replayed: declare(
    409,
    false,
    'Dit bericht is al eerder gekomen, of komt veel te laat',
    'This message came before, or comes far too late',
  ),
  device_floods: declare(429, true, 'Dit apparaat stuurt te veel berichten', 'This device sends too many messages'),
  certificate_unreadable: declare(400, false, 'Dit certificaat is niet te lezen', 'This certificate cannot be read'),
  certificate_is_secret: declare(
    400,
    false,
    'Dit is een geheime sleutel; stuur alleen het certificaat',
    'This is a private key; send the certificate alone',
  ),
  certificate_weak: declare(
    400,
    false,
    'De sleutel van dit certificaat is te zwak',
    'The key of this certificate is too weak',
  ),
  certificate_expired: declare(400, false, 'Dit certificaat is verlopen', 'This certificate has expired'),
  certificate_issuer_unknown: declare(
    400,
    false,
    'De uitgever van dit certificaat is hier niet bekend',
    'The issuer of this certificate is not known here',
  ),
  certificate_taken: declare(
    409,
    false,
    'Dit certificaat is al eens ingeschreven',
    'This certificate was registered before',
  ),
  codec_failed: declare(
    500,
    false,
    'De vertaler van dit soort apparaat is vastgelopen',
    'The codec of this device type failed',
  ),
  // Files
  preset_unknown: declare(404, false, 'Deze importvorm is niet bekend', 'This import preset is not known'),
  file_unreadable: declare(400, false, 'Dit bestand is niet te lezen', 'This file cannot be read'),
  file_infected: declare(
    400,
    false,
    'De virusscanner vond iets in dit bestand',
    'The virus scanner found something in this file',
  ),
  geometry_invalid: declare(400, false, 'Deze vorm klopt niet', 'This geometry is not valid'),
  // The public register
  register_not_described: declare(
    409,
    false,
    'Van dit register is niet bekend wie het houdt',
    'Nobody is named who keeps this register',
  ),
  // Starting
  config_invalid: declare(500, false, 'Een instelling klopt niet', 'A setting is not valid'),
  data_dir_not_writable: declare(
    500,
    false,
    'In de datamap kan niet worden geschreven',
    'The data folder is not writable',
  ),
  data_dir_in_use: declare(500, false, 'De datamap is in gebruik', 'The data folder is in use'),
  port_taken: declare(500, false, 'De poort is bezet', 'The port is taken'),
  store_not_empty: declare(409, false, 'De opslag is niet leeg', 'The store is not empty'),
  restore_unfinished: declare(500, true, 'Het terugzetten is nog niet af', 'Restoring the backup is not finished'),
  store_differs: declare(500, false, 'De twee opslagen zijn niet gelijk', 'The two stores are not the same'),
  backup_broken: declare(500, false, 'Deze back-up is niet heel', 'This backup is not whole'),
  store_newer: declare(500, false, 'De opslag is van een nieuwere versie', 'The store belongs to a newer version'),
  database_unreachable: declare(500, true, 'De database antwoordt niet', 'The database does not answer'),
} as const satisfies Record<string, ErrorDeclaration>;

export type ErrorCode = keyof typeof errors;

/** The same said in each language of people. */
export type Words = Readonly<Record<'nl' | 'en', string>>;

/**
 * Text for makers of programs alone, in English: a question of theirs that cannot be read, or a program that does not start. Which files may use it
 * stands in tools/error-words.test.ts; everything else has words in each language.
 */
export class EnglishOnly {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get en(): string {
    return this.#text;
  }
}

/** @example throw new WijkritmeError('invalid_query', englishOnly('$orderby names no property.')) */
export const englishOnly = (text: string): EnglishOnly => new EnglishOnly(text);

/** One wrong field; `pointer` is a JSON pointer (RFC 6901) or a query name. */
export interface FieldProblem {
  readonly pointer: string;
  readonly message: string;
}

/** A wrong field as the code tells it. */
export interface FieldFault {
  readonly pointer: string;
  readonly message: Words | EnglishOnly;
}

/** What somebody reads of an error. `language` is that of all of it. */
export interface ToldError {
  readonly language: 'nl' | 'en';
  readonly detail: string;
  readonly fields?: FieldProblem[];
}

/** An expected error on its way to a boundary. `detail` is for people: what, where, and what to do. */
export class WijkritmeError extends Error {
  readonly code: ErrorCode;
  /** English, as in logs and on the command line. */
  readonly detail: string;
  /** English. */
  readonly fields: readonly FieldProblem[] | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly #detail: Words | EnglishOnly;
  readonly #fields: readonly FieldFault[] | undefined;

  constructor(
    code: ErrorCode,
    detail: Words | EnglishOnly,
    more: { fields?: readonly FieldFault[]; retryAfterSeconds?: number } = {},
  ) {
    const english = detail.en;
    if (typeof english !== 'string') throw new TypeError(`${code} has no words`);
    super(`${code}: ${english}`);
    this.name = 'WijkritmeError';
    this.code = code;
    this.detail = english;
    this.fields = more.fields?.map((field) => told(field, 'en'));
    this.retryAfterSeconds = more.retryAfterSeconds;
    this.#detail = detail;
    this.#fields = more.fields;
  }

  /** In the language of who reads it, where all of it can be said so; else all of it in English. */
  in(asked: 'nl' | 'en'): ToldError {
    const texts = [this.#detail, ...(this.#fields ?? []).map(({ message }) => message)];
    const language = texts.some((text) => text instanceof EnglishOnly) ? 'en' : asked;
    return {
      language,
      detail: textIn(this.#detail, language),
      ...(this.#fields ? { fields: this.#fields.map((field) => told(field, language)) } : {}),
    };
  }
}

const textIn = (text: Words | EnglishOnly, language: 'nl' | 'en'): string =>
  text instanceof EnglishOnly ? text.en : text[language];

const told = ({ pointer, message }: FieldFault, language: 'nl' | 'en'): FieldProblem => ({
  pointer,
  message: textIn(message, language),
});
