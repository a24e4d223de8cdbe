export interface Options {
  /** Service root, for example `http://localhost:8080/v1.1`. */
  readonly url: string;
  /** Sent as `Authorization: Bearer …`. */
  readonly key?: string;
  /** Headers that the server asks for. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Address of the broker; without it the one that the root names. */
  readonly mqtt?: string;
  /** Name and password for the broker. */
  readonly mqttUser?: string;
  readonly mqttPassword?: string;
  /** How long the broker may take to connect, and an answer over it to come; 5 s without it. */
  readonly waitSeconds?: number;
  /** Merged into the `properties` of every datastream that is made. */
  readonly datastreamProperties?: Readonly<Record<string, unknown>>;
  /** `encodingType` of places and features; servers of 1.0 may know `application/vnd.geo+json` alone. */
  readonly encoding?: string;
  /** Only requirements whose URI holds this. */
  readonly only?: string;
  /** For tests: the moment of the run, UTC ms. */
  readonly now?: number;
}

export interface CommandLine {
  readonly options: Omit<Options, 'datastreamProperties'>;
  /** Where the results go as JSON. */
  readonly json?: string;
  readonly datastreamProperties?: string;
  /** File with requirements that the server is known not to meet, each with the reason. */
  readonly declared?: string;
}

export const usage = `npm run conformance -- URL [options]

URL                            service root of a SensorThings 1.1 server, http://localhost:8080/v1.1
--key KEY                      sent as Authorization: Bearer KEY
--header "Name: value"         any other header; may be given more than once
--json FILE                    write the results as JSON
--mqtt URL                     broker, where it is not the one that the root names; its own name and password with --mqtt-user, --mqtt-password
--wait SECONDS                 how long the broker, and what comes over it, may take (5)
--only WORDS                   only requirements whose URI holds this, such as request-data/top
--encoding TYPE                encodingType of places and features (application/geo+json); some servers of
                               1.0 know application/vnd.geo+json alone
--datastream-properties FILE   JSON object that goes into the properties of every datastream that is made
--declared FILE                JSON object of requirements that are known not to be met, each with its reason; they
                               still count as failures

The run makes entities of its own, named sta-check-…, and deletes them at its end.
It answers 0 when nothing fails, 1 when something does, 2 when it cannot run.`;

const names = new Set([
  'key',
  'header',
  'json',
  'mqtt',
  'only',
  'wait',
  'mqtt-user',
  'mqtt-password',
  'encoding',
  'datastream-properties',
  'declared',
]);

/** @throws Error that names what is wrong with the arguments */
export function parseArguments(args: readonly string[]): CommandLine {
  const given = new Map<string, string>();
  const headers: Record<string, string> = {};
  let url: string | undefined;
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? '';
    if (!word.startsWith('--')) {
      if (url !== undefined) throw new Error(`one address is enough: ${url} or ${word}`);
      url = word;
      continue;
    }
    const [name = '', value = args[++i]] = splitOnce(word.slice(2), '=');
    if (!names.has(name)) throw new Error(`--${name} is not an option`);
    if (value === undefined) throw new Error(`--${name} needs a value`);
    if (name === 'header') addHeader(headers, value);
    else given.set(name, value);
  }
  if (url === undefined) throw new Error('the address of the service root is missing');
  if (!/^https?:\/\//.test(url)) throw new Error(`${url} must start with http:// or https://`);
  return {
    options: {
      url: url.replace(/\/+$/, ''),
      headers,
      key: given.get('key'),
      mqtt: given.get('mqtt'),
      encoding: given.get('encoding'),
      waitSeconds: toSeconds(given.get('wait')),
      only: given.get('only'),
      mqttUser: given.get('mqtt-user'),
      mqttPassword: given.get('mqtt-password'),
    },
    json: given.get('json'),
    datastreamProperties: given.get('datastream-properties'),
    declared: given.get('declared'),
  };
}

function toSeconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 600)) throw new Error(`--wait must be a number of seconds up to 600, not ${text}`);
  return seconds;
}

function addHeader(headers: Record<string, string>, text: string): void {
  const [name = '', value] = splitOnce(text, ':');
  if (value === undefined) throw new Error(`--header must look like "Name: value", not ${text}`);
  headers[name.trim()] = value.trim();
}

function splitOnce(text: string, sign: string): [string, string?] {
  const at = text.indexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + sign.length)];
}
