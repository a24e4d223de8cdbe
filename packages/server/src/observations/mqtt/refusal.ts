import { type ErrorCode, errors } from '@wijkritme/contract';

/** What became of a message that was refused, for who listens to refusals. */
export function refusal(topic: string, code: ErrorCode, detail: string): { topic: string; payload: string } {
  return { topic, payload: JSON.stringify({ code, status: errors[code].status, detail }) };
}
