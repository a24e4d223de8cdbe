/** How each operation is asked, without the schemas: those weigh a hundred times as much, and a page that asks needs none. */
export function describeCalls(operations) {
  const calls = Object.entries(operations).map(([id, { method, path, query, body }]) => {
    const names = query ? Object.keys(query.properties) : [];
    const more = { ...(names.length > 0 && { query: names }), ...(body && { body: true }) };
    return `${id}: ${JSON.stringify({ method, path, ...more })},`;
  });
  return [
    "import type { OperationId } from '@wijkritme/contract';",
    "import type { Call } from './call.ts';\n",
    '/** How each operation is asked. Written by `npm run gen`; edit the contract instead. */',
    `export const calls: Readonly<Record<OperationId, Call>> = {\n${calls.join('\n')}\n};\n`,
  ].join('\n');
}
