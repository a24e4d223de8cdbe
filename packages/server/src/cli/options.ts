import { Option } from 'commander';
import type { Words } from './terminal.ts';

/** Options that every command knows. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly url?: string;
  readonly key?: string;
  readonly lang: 'nl' | 'en';
}

export const globalOptions: readonly Option[] = [
  new Option('--json', 'print results as JSON'),
  new Option('--url <url>', 'address of the server (default: the server of DATA_DIR, else http://127.0.0.1:8080)'),
  new Option('--key <key>', 'administrator key (default: ADMIN_KEY, else admin.key in DATA_DIR)'),
  new Option('--lang <lang>', 'language of sentences').choices(['nl', 'en']).default('nl'),
];

export const say = ({ lang }: Pick<GlobalOptions, 'lang'>, words: Words): string => words[lang];
