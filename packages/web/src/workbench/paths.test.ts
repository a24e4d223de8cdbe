import { describe, expect, test } from 'vitest';
import { paths, queryOf } from './paths.ts';
import { parseDeviationsSearch, parsePlaceSearch, parseQuery } from './search.ts';

describe('paths', () => {
  test('leave out what is not set', () => {
    expect(queryOf({ a: 1, b: undefined, c: 'x y' })).toBe('?a=1&c=x+y');
    expect(paths.overview()).toBe('/');
    expect(paths.place(3)).toBe('/plekken/3');
  });

  test('what a path writes, the page reads back', () => {
    const search = { datastream: 7, periode: 'week', tot: '2026-11-20', week: '2026-W47', modus: 'verschil' } as const;
    const query = paths.place(3, search).split('?')[1] ?? '';
    expect(parsePlaceSearch(parseQuery(query))).toEqual(search);
    const filter = { soort: 'silent', plek: 2, open: true, volgorde: 'sterkste' } as const;
    expect(parseDeviationsSearch(parseQuery(paths.deviations(filter).split('?')[1] ?? ''))).toEqual(filter);
  });

  test('nonsense in an address is left out', () => {
    expect(parsePlaceSearch({ datastream: '-3', periode: 'eeuw', tot: 'gisteren', week: '47' })).toEqual({});
    expect(parseDeviationsSearch({ soort: 'odd', plek: 'x', open: 'false' })).toEqual({});
  });
});
