import { WijkritmeError } from '@wijkritme/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Passwords } from './password-hash.ts';
import { checkPassword } from './password-rules.ts';

const about = ['sanne.devries@gemeente.example', 'Sanne de Vries'];

test.each([
  ['kort', 'at least 12'],
  ['a'.repeat(129), 'at most 128'],
  ['aaaaaaaaaaaaaaaa', 'repeats'],
  ['abcabcabcabcabc', 'repeats'],
  ['abcdefghijklmnop', 'neighbouring'],
  ['zyxwvutsrqponm', 'neighbouring'],
  ['Wachtwoord2026', 'well known'],
  ['welkomwelkom12', 'well known'],
  ['devries-2026!', 'well known'],
])('%s is refused: %s', (password, reason) => {
  expect(() => checkPassword(password, about)).toThrow(new RegExp(reason));
});

test.each([
  'drie oude eiken bij de sluis',
  'Zomer aan de Vliet, 17 uur',
  'пароль из четырёх слов',
  'correct horse battery staple',
])('%s will do', (password) => {
  expect(() => checkPassword(password, about)).not.toThrow();
});

test('says what to do, and never repeats the password', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 6, maxLength: 11 }), (password) => {
      try {
        checkPassword(password, about);
        expect.unreachable();
      } catch (cause) {
        expect(cause).toBeInstanceOf(WijkritmeError);
        expect((cause as WijkritmeError).code).toBe('password_unfit');
        expect((cause as WijkritmeError).detail).toContain('12');
      }
    }),
  );
});

test('a hash fits its password alone, however that is typed, and no two are alike', async () => {
  const passwords = new Passwords();
  const hash = await passwords.hash('café op de hoek 12');
  // OWASP, Password Storage Cheat Sheet: scrypt.
  expect(hash).toMatch(/^scrypt\$32768\$8\$3\$/);
  expect(hash).not.toContain('caf');
  expect(await passwords.isRight('café op de hoek 12'.normalize('NFD'), hash)).toBe(true);
  expect(await passwords.isRight('café op de hoek 13', hash)).toBe(false);
  expect(await passwords.isRight('', undefined)).toBe(false);
  expect(await passwords.hash('café op de hoek 12')).not.toBe(hash);
});
