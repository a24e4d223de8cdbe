import { describe, expect, test } from 'vitest';
import { paths, queryOf } from './paths.ts';
import { parseFindingsSearch, parsePlaceSearch, parseQuery, parseSensorsSearch, parseSignInSearch } from './search.ts';

describe('paths', () => {
  test('leave out what is not set', () => {
    expect(queryOf({ a: 1, b: undefined, c: 'x y' })).toBe('?a=1&c=x+y');
    expect(paths.overview()).toBe('/');
    expect(paths.place(3)).toBe('/plekken/3');
    expect(paths.measure(3)).toBe('/maatregelen/3');
    expect(paths.measure(3, 8)).toBe('/maatregelen/3#oordeel-8');
  });

  test('what a path writes, the page reads back', () => {
    const search = { datastream: 7, periode: 'week', tot: '2026-11-20', week: '2026-W47', modus: 'verschil' } as const;
    const query = paths.place(3, search).split('?')[1] ?? '';
    expect(parsePlaceSearch(parseQuery(query))).toEqual(search);
    const filter = {
      soort: 'silent',
      plek: 2,
      open: true,
      volgorde: 'sterkste',
      van: '2026-11-01',
      tot: '2026-11-20',
    } as const;
    for (const path of [paths.deviations(filter), paths.signals(filter)])
      expect(parseFindingsSearch(parseQuery(path.split('?')[1] ?? ''))).toEqual(filter);
    const sensors = { zoek: 'Teller & co', plek: 2, paspoort: 'expired' } as const;
    expect(parseSensorsSearch(parseQuery(paths.sensors(sensors).split('?')[1] ?? ''))).toEqual(sensors);
  });

  test('nonsense in an address is left out', () => {
    expect(parsePlaceSearch({ datastream: '-3', periode: 'eeuw', tot: 'gisteren', week: '47' })).toEqual({});
    expect(parseFindingsSearch({ soort: 'odd', plek: 'x', open: 'false', van: '2026-13-45' })).toEqual({});
    expect(parseSensorsSearch({ zoek: '', plek: '0', paspoort: 'mooi' })).toEqual({});
  });

  test.each(['/dossiers/1', '/signalen?soort=stuck&plek=3', '/signalen/7#interpret-heading', '/?weergave=lijst'])(
    'signing in leads back to %s',
    (path) => {
      const address = new URL(paths.signIn({ terug: path }), 'https://ritme.example');
      expect(address.pathname).toBe('/aanmelden');
      expect(parseSignInSearch(parseQuery(address.search))).toEqual({ terug: path });
    },
  );

  test.each([
    ['another host', 'https://elders.example/dossiers/1'],
    ['another host without a scheme', '//elders.example/dossiers/1'],
    ['another host, backwards', '/\\elders.example'],
    ['a script', 'javascript:alert(1)'],
    ['the API', '/v1/session'],
    ['the front page, where nobody was about anything', '/'],
    ['signing in itself', '/aanmelden?terug=/dossiers/1'],
    ['an invitation', '/uitnodiging'],
  ])('signing in never leads to %s', (_what, path) => {
    expect(paths.signIn({ terug: path })).toBe('/aanmelden');
    expect(parseSignInSearch({ terug: path })).toEqual({});
  });
});
