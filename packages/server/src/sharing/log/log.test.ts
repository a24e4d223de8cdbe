import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from './canonical-json.ts';
import { type LogEntry, type LogFact, startOf, toEntry, verifyChain } from './chain.ts';
import { isSignedBy, makeCheckpointKeys, signCheckpoint } from './checkpoint.ts';

const json = fc.jsonValue({ noUnicodeString: false }).filter(isCanonical) as fc.Arbitrary<Json>;
const fact: fc.Arbitrary<LogFact> = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('passport.changed', 'readings.refused', 'data.seen', 'data.exported', 'data.deleted'),
  actor: fc.constantFrom('administrator', 'gemeente'),
  subject: fc.string({ maxLength: 12 }),
  detail: json,
});
const start = startOf('test');

function chainOf(facts: readonly LogFact[]): LogEntry[] {
  const entries: LogEntry[] = [];
  for (const one of facts) entries.push(toEntry(entries.at(-1) ?? start, one));
  return entries;
}

const chain = (min: number) => fc.array(fact, { minLength: min, maxLength: 12 }).map(chainOf);

describe('canonical JSON', () => {
  it('does not depend on the order in which keys were written', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('reads back as the same value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('writes the example of RFC 8785, 3.2.3', () => {
    const value = {
      '€': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '😀': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      ö: 'Latin Small Letter O With Diaeresis',
    };
    const values = [...canonicalJson(value).matchAll(/:"([^"]+)"/g)].map(([, text]) => text);
    expect(values).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it('writes numbers as RFC 8785, 3.2.2.3 wants', () => {
    expect(canonicalJson([333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    );
  });

  it.each([
    ['a number without end', Number.POSITIVE_INFINITY],
    ['no number', Number.NaN],
    ['half a surrogate pair', '\ud800'],
    ['a date', new Date(0)],
    ['nothing', undefined],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson({ a: value as Json })).toThrow(TypeError);
  });
});

describe('a chain', () => {
  it('that was left alone is found whole', async () => {
    await fc.assert(
      fc.asyncProperty(chain(0), async (entries) => {
        const { position, hash } = entries.at(-1) ?? start;
        expect(await verifyChain(start, entries)).toEqual({ ok: true, head: { position, hash } });
      }),
    );
  });

  it('is found whole after a round trip through JSON, as a database makes it', async () => {
    await fc.assert(
      fc.asyncProperty(chain(1), async (entries) => {
        const read = JSON.parse(JSON.stringify(entries)) as LogEntry[];
        expect((await verifyChain(start, read)).ok).toBe(true);
      }),
    );
  });

  it('shows any changed field, at its position', async () => {
    const field = fc.constantFrom(
      'at',
      'kind',
      'actor',
      'subject',
      'detail',
      'position',
      'previous',
      'hash',
    ) as fc.Arbitrary<keyof LogEntry>;
    await fc.assert(
      fc.asyncProperty(chain(1), fc.nat(), field, json, async (entries, pick, name, value) => {
        const at = pick % entries.length;
        const entry = entries[at];
        fc.pre(entry !== undefined && canonicalJson(entry[name]) !== canonicalJson(value));
        const verdict = await verifyChain(start, entries.with(at, { ...entry, [name]: value } as LogEntry));
        // A changed hash of the last entry is a changed entry; of another it also breaks the next link. The first is told.
        expect(verdict.ok).toBe(false);
        if (!verdict.ok && name !== 'position') expect(verdict.fault.position).toBe(at + 1);
      }),
    );
  });

  it('shows a changed entry that was sealed anew', async () => {
    await fc.assert(
      fc.asyncProperty(chain(2), fc.nat(), fact, async (entries, pick, other) => {
        const at = pick % (entries.length - 1);
        const resealed = toEntry(entries[at - 1] ?? start, other);
        fc.pre(resealed.hash !== entries[at]?.hash);
        expect(await verifyChain(start, entries.with(at, resealed))).toEqual({
          ok: false,
          fault: { kind: 'broken-link', position: at + 2 },
        });
      }),
    );
  });

  it('shows a removed entry', async () => {
    await fc.assert(
      fc.asyncProperty(chain(2), fc.nat(), async (entries, pick) => {
        const at = pick % (entries.length - 1);
        expect((await verifyChain(start, entries.toSpliced(at, 1))).ok).toBe(false);
      }),
    );
  });

  it('shows two entries that changed places, and one that stands twice', async () => {
    await fc.assert(
      fc.asyncProperty(chain(2), fc.nat(), fc.nat(), async (entries, pick, other) => {
        const [a, b] = [pick % entries.length, other % entries.length];
        const [first, second] = [entries[a], entries[b]];
        fc.pre(a !== b && first !== undefined && second !== undefined);
        expect((await verifyChain(start, entries.with(a, second as LogEntry).with(b, first as LogEntry))).ok).toBe(
          false,
        );
        expect((await verifyChain(start, entries.toSpliced(a, 0, second as LogEntry))).ok).toBe(false);
      }),
    );
  });

  it('of another log does not fit', async () => {
    const [entry] = chainOf([{ at: 1, kind: 'a', actor: 'b', subject: 'c', detail: null }]);
    expect((await verifyChain(startOf('other'), entry ? [entry] : [])).ok).toBe(false);
  });
});

describe('a checkpoint', () => {
  const keys = makeCheckpointKeys();

  it('shows a chain that was cut off or made anew after it', async () => {
    await fc.assert(
      fc.asyncProperty(chain(2), fc.nat(), fact, async (entries, pick, other) => {
        const length = 1 + (pick % entries.length);
        const seen = [{ position: length, hash: entries[length - 1]?.hash ?? '' }];
        expect((await verifyChain(start, entries, seen)).ok).toBe(true);
        expect((await verifyChain(start, entries.slice(0, length - 1), seen)).ok).toBe(false);
        // The whole chain written anew, each entry sealed: without the checkpoint nobody would see.
        const forged = chainOf(entries.map((entry, at) => (at === length - 1 ? other : entry)));
        fc.pre(forged[length - 1]?.hash !== entries[length - 1]?.hash);
        expect((await verifyChain(start, forged)).ok).toBe(true);
        expect(await verifyChain(start, forged, seen)).toEqual({
          ok: false,
          fault: { kind: 'not-as-checkpoint', position: length },
        });
      }),
    );
  });

  it('is signed by one key, and any change breaks the signature', () => {
    const head = { position: 7, hash: 'ab'.repeat(32) };
    const signed = signCheckpoint('test', head, { at: 1_700_000_000_000, key: keys.privateKey });
    expect(isSignedBy(signed, keys.publicKey)).toBe(true);
    expect(isSignedBy(JSON.parse(JSON.stringify(signed)), keys.privateKey)).toBe(true);
    expect(isSignedBy(signed, makeCheckpointKeys().publicKey)).toBe(false);
    for (const change of [{ log: 'other' }, { position: 8 }, { hash: 'cd'.repeat(32) }, { at: 1 }])
      expect(isSignedBy({ ...signed, ...change }, keys.publicKey)).toBe(false);
    expect(isSignedBy({ ...signed, signature: 'nonsense' }, keys.publicKey)).toBe(false);
  });
});

function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, turned(item as Json)]),
  );
}

function isCanonical(value: unknown): boolean {
  try {
    canonicalJson(value as Json);
    return true;
  } catch {
    return false;
  }
}
