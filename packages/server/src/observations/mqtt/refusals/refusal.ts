import { type ErrorCode, errors } from '@wijkritme/contract';

/** What became of a message that was refused, for who listens to refusals. */
export interface Refusal {
  /** Below `v1.1/`: `Refusals` where the message names nothing, else that of what it names. */
  readonly path: string;
  readonly payload: string;
  /** The datastream that decides whose refusal it is; of a MultiDatastream its first. */
  readonly datastream: number | undefined;
}

/** @param about what the message names: `Datastreams(7)`, and the datastream that stands for it */
export function refusal(
  code: ErrorCode,
  detail: string,
  about?: { readonly name: string; readonly datastream: number },
): Refusal {
  return {
    path: about ? `${about.name}/Refusals` : 'Refusals',
    payload: JSON.stringify({ code, status: errors[code].status, detail }),
    datastream: about?.datastream,
  };
}
