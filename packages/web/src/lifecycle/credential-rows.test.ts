import { expect, test } from 'vitest';
import { credentialRows } from './credential-rows.ts';

const certificate = (id: number, status: 'valid' | 'expired', createdAt: string) => ({
  id,
  label: `c${id}`,
  fingerprint: '00',
  validFrom: createdAt,
  validUntil: '2027-01-01T00:00:00.000Z',
  createdAt,
  revokedAt: null,
  status,
});

test('what counts stands first, the newest on top', () => {
  const rows = credentialRows({
    thing: 1,
    tls: true,
    keys: [{ id: 9, createdAt: '2026-03-01T00:00:00.000Z' }],
    certificates: [
      certificate(1, 'expired', '2026-05-01T00:00:00.000Z'),
      certificate(2, 'valid', '2026-04-01T00:00:00.000Z'),
    ],
  });
  expect(rows.map(({ kind, id, until }) => [kind, id, until === null])).toEqual([
    ['certificate', 2, false],
    ['key', 9, true],
    ['certificate', 1, false],
  ]);
});
