/** The pages of docs/api-reference.md: each operation with a call by curl and by Python. */
import type { OperationDeclaration } from '../packages/contract/src/index.ts';
import { exampleOf } from './example-of.ts';

type Entry = readonly [id: string, operation: OperationDeclaration];

const head = `# API reference

Every operation outside SensorThings, made from the contract by \`npm run gen\`. How the API behaves as a whole (keys, pages, errors, limits)
stands in [the guide](guides/api.md); shapes and limits of every field in \`GET /v1/openapi.json\`. Values below are examples; a body has the
fields that are needed and no others.

The calls take the address and a key from the environment: \`export WIJKRITME=http://localhost:8080 KEY=…\`. Those in Python begin with

\`\`\`python
import os, requests
url, key = os.environ["WIJKRITME"], {"Authorization": "Bearer " + os.environ["KEY"]}
\`\`\`
`;

const callers: Readonly<Record<string, string>> = {
  everyone: 'For everybody.',
  'signed-in': 'For who is signed in.',
  administrator: 'For the administrator.',
};

/** @param operations of the contract, in its order */
export function describeReference(operations: Readonly<Record<string, OperationDeclaration>>): string {
  const groups = groupBy(Object.entries(operations));
  const parts = [...groups].map(([name, list]) =>
    [`## ${name}\n`, ...list.map(([id, one]) => describe(id, one))].join('\n'),
  );
  return `${[head, ...parts].join('\n').trimEnd()}\n`;
}

function groupBy(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const name = groupOf(entry[1]);
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return groups;
}

/** First part of the path: what the operation is about. */
function groupOf({ path }: OperationDeclaration): string {
  return path.split('/')[2] ?? '';
}

function describe(id: string, operation: OperationDeclaration): string {
  const { method, path, summary, access } = operation;
  const who = callers[access] ?? `Needs the right \`${access}\`.`;
  const address = addressOf(operation);
  return `### ${id}

${summary}. ${who} \`${method} ${path.replace(/:(\w+)/g, '{$1}')}\`

\`\`\`sh
${curl(id, operation, address)}
\`\`\`

\`\`\`python
${python(id, operation, address)}
\`\`\`
`;
}

function curl(id: string, { method, body }: OperationDeclaration, address: string): string {
  const parts = [`curl -H "Authorization: Bearer $KEY"`];
  if (method !== 'GET') parts.push(`-X ${method}`);
  if (id === 'createImport') parts.push(`-H 'Content-Type: application/octet-stream' -T counts.csv`);
  else if (body) parts.push(`--json '${JSON.stringify(exampleOf(body)).replaceAll("'", "'\\''")}'`);
  return `${parts.join(' ')} "$WIJKRITME${address}"`;
}

function python(id: string, { method, body }: OperationDeclaration, address: string): string {
  const more =
    id === 'createImport' ? ', data=open("counts.csv", "rb")' : body ? `, json=${asPython(exampleOf(body))}` : '';
  return `requests.${method.toLowerCase()}(url + "${address}", headers=key${more}).json()`;
}

function asPython(value: unknown): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(asPython).join(', ')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, one]) => `${JSON.stringify(name)}: ${asPython(one)}`)
    .join(', ')}}`;
}

/** With an example in every place of the path, and for what the query needs. */
function addressOf({ path, params, query }: OperationDeclaration): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(exampleOf(params?.properties[name] ?? {}))),
  );
  const needed = (query?.required ?? []).map((name) => [name, String(exampleOf(query?.properties[name] ?? {}))]);
  return needed.length > 0 ? `${filled}?${new URLSearchParams(needed)}` : filled;
}
