import type { MeasuresText } from './texts-nl.ts';

/** How the form calls the field that a pointer of the server names; the pointer itself where the form has none. */
export function fieldName(pointer: string, text: MeasuresText): string {
  const [, place, rest] = /^\/plan\/expected\/(\d+)(?:\/(\w+))?/.exec(pointer) ?? [];
  if (place !== undefined) {
    const name = rest === 'comparisons' ? text.compare : rest === 'datastreamId' ? text.series : undefined;
    const expected = text.expected(Number(place) + 1);
    return name ? `${expected}: ${name}` : expected;
  }
  const names: Readonly<Record<string, string>> = {
    title: text.titleField,
    kind: text.kind,
    placeId: text.place,
    ownerId: text.owner,
    agreementId: text.agreement,
    costEuros: text.costField,
    startsOn: text.startsOn,
    endsOn: text.endsOn,
    stopOn: text.stopField,
    by: text.byField,
    reason: text.reason,
  };
  return names[/^\/(?:plan\/)?(\w+)/.exec(pointer)?.[1] ?? ''] ?? pointer;
}
