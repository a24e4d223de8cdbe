import { operations } from '@wijkritme/contract';
import type { LoggedServer } from './logged-server.ts';

/** All forms in which a number may be kept: as text, and as the bytes of a double or a float4, in hexadecimal. */
function formsOf(value: number): string[] {
  const double = Buffer.alloc(8);
  double.writeDoubleLE(value);
  const float = Buffer.alloc(4);
  float.writeFloatLE(value);
  return [String(value), double.toString('hex'), float.toString('hex')];
}

/** Tables of the store in which a value occurs, in any row and form. */
export async function tablesWith(server: LoggedServer, value: number): Promise<string[]> {
  const { pool } = server.context.database;
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const forms = formsOf(value);
  const found: string[] = [];
  for (const { name } of rows) {
    const like = forms.map((_, i) => `t::text like '%' || $${i + 1} || '%'`).join(' or ');
    const { rows: hits } = await pool.query(`select 1 from ${name} t where ${like} limit 1`, forms);
    if (hits.length > 0) found.push(name.replace('public.', ''));
  }
  return found;
}

export interface Asked {
  /** Ids that are tried for every `:id`. */
  readonly ids: readonly number[];
  /** Periods that are tried where one can be given. */
  readonly periods: readonly { readonly from: string; readonly to: string; readonly week: string }[];
}

/** Every read operation of the contract with every id and period. @returns its answers by operation */
export async function readEverything(server: LoggedServer, asked: Asked): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const [name, operation] of Object.entries(operations)) {
    if (operation.method !== 'GET') continue;
    const texts: string[] = [];
    for (const path of pathsOf(operation, asked)) {
      const response = await fetch(server.url + path, { headers: { authorization: `Bearer ${server.adminKey}` } });
      if (response.status === 200) texts.push(await response.text());
    }
    answers.set(name, texts.join('\n'));
  }
  return answers;
}

function pathsOf(operation: { readonly path: string; readonly query?: object }, { ids, periods }: Asked): string[] {
  const paths = operation.path.includes(':id')
    ? ids.map((id) => operation.path.replace(':id', String(id)))
    : [operation.path.replace(':kind', 'water')];
  const declared = Object.keys((operation.query as { properties?: object } | undefined)?.properties ?? {});
  const queries = periods.map((period) => {
    const all = { ...period, lon: '5.18', lat: '52.56' };
    return new URLSearchParams(Object.entries(all).filter(([key]) => declared.includes(key))).toString();
  });
  return paths.flatMap((path) => [...new Set(['', ...queries])].map((query) => (query ? `${path}?${query}` : path)));
}

/** What the doors outside the contract tell of a datastream: SensorThings and the files for download. */
export async function readOtherDoors(server: LoggedServer, datastreams: readonly number[]): Promise<string> {
  const paths = [
    '/v1.1/Observations?$top=10000',
    '/v1.1/Datastreams?$expand=Observations',
    '/metrics',
    ...datastreams.flatMap((id) => [
      `/v1.1/Datastreams(${id})/Observations?$top=10000`,
      `/v1/datastreams/${id}/export`,
      `/v1/datastreams/${id}/export?format=json`,
    ]),
  ];
  const texts: string[] = [];
  for (const path of paths) {
    const response = await fetch(server.url + path, { headers: { authorization: `Bearer ${server.adminKey}` } });
    texts.push(await response.text());
  }
  return texts.join('\n');
}
