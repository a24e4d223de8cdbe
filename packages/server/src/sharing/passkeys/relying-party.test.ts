import { expect, test } from 'vitest';
import { envToConfig } from '../../foundation/config.ts';
import { findRelyingParty } from './relying-party.ts';

const config = (publicUrl?: string) => envToConfig(publicUrl ? { PUBLIC_URL: publicUrl } : {}, '/');

test('behind a proxy the name and the origin are those of PUBLIC_URL, whatever host was asked for', () => {
  expect(findRelyingParty(config('https://wijkritme.example'), 'evil.test')).toEqual({
    id: 'wijkritme.example',
    origin: 'https://wijkritme.example',
  });
});

test('without TLS or without a name there is none, but for this machine', () => {
  expect(findRelyingParty(config('http://wijkritme.example'), '')).toBeUndefined();
  expect(findRelyingParty(config(), '127.0.0.1:8080')).toBeUndefined();
  expect(findRelyingParty(config(), '[::1]:8080')).toBeUndefined();
  expect(findRelyingParty(config(), 'localhost:8080')).toEqual({ id: 'localhost', origin: 'http://localhost:8080' });
});
