import { rightsOfRole, roles, type Session } from '@wijkritme/contract';
import { describe, expect, test } from 'vitest';
import { groups, hrefOf, settingsOf } from './settings.ts';
import { settingsEn } from './texts-en.ts';
import { settingsNl } from './texts-nl.ts';

const visitor: Session = { role: 'visitor', rights: [], person: null };
const organisation = { id: 1, name: 'Gemeente', kind: 'municipality' } as const;

const sessionOf = (role: (typeof roles)[number]): Session => ({
  role: 'person',
  rights: rightsOfRole[role].map((right) => ({ right, everywhere: true })),
  person: { id: 1, name: 'Noor', organisation, roles: [{ role, placeId: null }] },
});
const all = Object.values(groups).flatMap((group) => group.map(([setting]) => setting));
const found = (session: Session) => settingsOf(session).flatMap(({ settings }) => settings);

describe('settings', () => {
  test('nothing without an account', () => {
    expect(settingsOf(visitor)).toEqual([]);
  });

  test.each(roles)('%s: what the role may, and nothing else', (role) => {
    const mine = found(sessionOf(role));
    const may = (right: string) => rightsOfRole[role].some((one) => one === right);
    expect(mine).toEqual(expect.arrayContaining(['account', 'preferences']));
    expect(mine.includes('explanations')).toBe(may('signals.tune'));
    expect(mine.includes('keeping')).toBe(may('retention.manage'));
    expect(mine.includes('log')).toBe(may('log.read'));
    expect(mine.includes('people')).toBe(may('people.manage'));
  });

  test('each is there for some role, once, and leads to a page of its own', () => {
    const reached = new Set(roles.flatMap((role) => found(sessionOf(role))));
    expect([...reached].sort()).toEqual([...all].sort());
    const hrefs = all.map((setting) => hrefOf(setting, [{ id: 7, kind: 'municipality' }]));
    expect(new Set(hrefs).size).toBe(all.length);
    expect(hrefs).toContain('/plekken/7/agenda');
  });

  test('the key of the installation sets no account', () => {
    const rights = rightsOfRole.administrator.map((right) => ({ right, everywhere: true }));
    const mine = found({ role: 'administrator', rights, person: null });
    expect(mine).not.toContain('account');
    expect(mine).toEqual(expect.arrayContaining(['people', 'upkeep', 'sending', 'log']));
  });

  test('at most twenty words a sentence, in both languages', () => {
    const sentences = [settingsNl, settingsEn].flatMap(({ settings }) =>
      Object.values(settings).flatMap(({ text }) => text.split(/(?<=[.!?:;])\s+/)),
    );
    expect(sentences.filter((text) => text.split(/\s+/).length > 20)).toEqual([]);
  });
});
