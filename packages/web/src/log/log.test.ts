import { describe, expect, test } from 'vitest';
import { actorName } from './actor-name.ts';
import { kindName, kindNames } from './kind-names.ts';
import { logTable } from './log-table.ts';
import { logEn } from './texts-en.ts';
import { logNl } from './texts-nl.ts';

describe('the log', () => {
  test('tells who by role and organisation', () => {
    const actor = { kind: 'person' as const, roles: ['ward-officer', 'analyst'], organisationId: 3 };
    expect(actorName(actor, logNl)).toBe('Wijkregisseur, Analist, organisatie 3');
    expect(actorName({ kind: 'system', roles: [], organisationId: null }, logEn)).toBe('the system itself');
  });

  test('tells a kind in both languages, and one that it does not know as it stands', () => {
    expect(kindName('passport.changed', 'nl')).toBe('paspoort gegeven of veranderd');
    expect(kindName('unheard.of', 'en')).toBe('unheard.of');
    expect(Object.keys(kindNames.en)).toEqual(Object.keys(kindNames.nl));
  });

  test('leaves as a table with the mark of an emergency start', () => {
    const line = { position: 2, at: '2026-11-02T12:00:00.000Z', kind: 'intervention.begun-as-emergency' };
    const actor = { kind: 'administrator' as const, roles: [], organisationId: null };
    const about = { subject: 'intervention:4', emergency: true, hash: 'a'.repeat(64), actor };
    const { rows, columns } = logTable([{ ...line, ...about }], {
      text: logNl,
      language: 'nl',
      zone: 'Europe/Amsterdam',
    });
    expect(columns).toHaveLength(rows[0]?.length ?? 0);
    expect(rows[0]).toEqual([
      2,
      { at: Date.parse(line.at), zone: 'Europe/Amsterdam' },
      'maatregel met spoed begonnen',
      'spoed',
      'intervention:4',
      'sleutel van de installatie',
      line.kind,
      about.hash,
    ]);
  });

  test('is told in sentences of at most twenty words', () => {
    const texts = [logNl, logEn].flatMap((one) => Object.values(one).filter((text) => typeof text === 'string'));
    const sentences = texts.flatMap((text) => text.split(/(?<=[.!?:;])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 20)).toEqual([]);
  });
});
