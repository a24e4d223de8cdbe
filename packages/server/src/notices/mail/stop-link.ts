import type { NoticesRoom } from '../room.ts';

const textOf = (personId: number) => `stop mail to person ${personId}`;

/** Path that stops the mails of one person, without signing in. It cannot be guessed, and says nothing of who it is. */
export function stopPath({ sharing }: Pick<NoticesRoom, 'sharing'>, personId: number): string {
  return `/afmelden/${personId}.${sharing.sealer.mark(textOf(personId))}`;
}

/** Whose mails a link stops; undefined: it was not made here. */
export function personOfStop({ sharing }: Pick<NoticesRoom, 'sharing'>, token: string): number | undefined {
  const [, id, mark = ''] = /^(\d{1,9})\.([\w-]{20,100})$/.exec(token) ?? [];
  const personId = Number(id);
  return id !== undefined && sharing.sealer.isMarked(textOf(personId), mark) ? personId : undefined;
}
