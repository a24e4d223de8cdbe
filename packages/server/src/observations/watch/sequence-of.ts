import type { Principal } from '../../foundation/principals.ts';
import { wrongFields } from '../../foundation/refuse-fields.ts';
import type { SequenceNumber } from './sequence-book.ts';

interface Headed {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Where a device that numbers its messages itself writes the number. */
const HEADER = 'sequence-number';
const MOST = Number.MAX_SAFE_INTEGER;

/**
 * The number of a message by its header, counted per key: a device that begins anew gets a new key.
 * @throws WijkritmeError invalid_input
 */
export function sequenceOfRequest(principal: Principal, request: Headed): SequenceNumber | undefined {
  const text = request.headers[HEADER];
  if (principal.kind !== 'device' || text === undefined) return undefined;
  const number = typeof text === 'string' && /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= MOST))
    throw wrongFields([
      {
        pointer: 'Sequence-Number',
        message: { nl: `moet een heel getal van 0 tot ${MOST} zijn`, en: `must be a whole number from 0 to ${MOST}` },
      },
    ]);
  return { thingId: principal.thingId, session: principal.credential, number };
}

/** Where a message over MQTT has its number: version 3.1.1 knows no headers. */
const FIELD = 'sequenceNumber';

export type NumberedMessage =
  | { readonly ok: true; readonly sequence: SequenceNumber | undefined; readonly reading: unknown }
  | { readonly ok: false; readonly detail: string };

/**
 * The number of a message over MQTT, and the message without it: `{"phenomenonTime": …, "result": 12, "sequenceNumber": 7}`. Counted per key or
 * certificate, as in a request.
 */
export function sequenceOfMessage(principal: Principal, message: unknown): NumberedMessage {
  if (typeof message !== 'object' || message === null || !(FIELD in message))
    return { ok: true, sequence: undefined, reading: message };
  const { [FIELD]: number, ...reading } = message;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0 || number > MOST)
    return { ok: false, detail: `${FIELD} must be a whole number from 0 to ${MOST}.` };
  if (principal.kind !== 'device') return { ok: true, sequence: undefined, reading };
  return { ok: true, sequence: { thingId: principal.thingId, session: principal.credential, number }, reading };
}

/**
 * The number of an uplink of The Things Stack v3: `f_cnt` counts up within a session, which a join begins anew. A zero is left out of
 * its JSON, so a session without a number is at zero. Without a session nobody can tell a replay from a count that began anew.
 */
export function sequenceOfUplink(thingId: number, body: unknown): SequenceNumber | undefined {
  const { uplink_message: uplink } = body as { uplink_message?: unknown };
  if (typeof uplink !== 'object' || uplink === null) return undefined;
  const { f_cnt: count, session_key_id: session } = uplink as { f_cnt?: unknown; session_key_id?: unknown };
  if (typeof session !== 'string' || session.length > 200) return undefined;
  const number = count ?? 0;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0 || number > MOST) return undefined;
  return { thingId, session: `uplink ${session}`, number };
}
