import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { englishOnly, OidcProvider, WijkritmeError } from '@wijkritme/contract';
import Type from 'typebox';
import { Errors } from 'typebox/value';

const OidcProviders = Type.Array(OidcProvider, { maxItems: 20 });

/**
 * OIDC_PROVIDERS: a JSON list, or the path of a file with it. Never repeats what it was given: there are secrets in it.
 * @throws WijkritmeError config_invalid
 */
export function parseOidcProviders(setting: string, workingDir: string): readonly OidcProvider[] {
  if (setting.trim() === '') return [];
  const providers = parseJson(setting.trim().startsWith('[') ? setting : readText(resolve(workingDir, setting)));
  const [wrong] = Errors(OidcProviders, providers);
  if (wrong) throw invalid(`is wrong at ${wrong.instancePath || '/'}: ${wrong.message}`);
  // Checked against the schema that the type is inferred from.
  const list = providers as OidcProvider[];
  if (new Set(list.map(({ id }) => id)).size < list.length) throw invalid('names two providers with one id');
  for (const { id, issuer, allowHttp } of list)
    if (issuer.startsWith('http:') && allowHttp !== true) throw invalid(`provider ${id}: issuer must be https`);
  return list;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw invalid(`is neither a JSON list nor a file that can be read: ${path}`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('is not valid JSON');
  }
}

function invalid(remedy: string): WijkritmeError {
  return new WijkritmeError('config_invalid', englishOnly(`OIDC_PROVIDERS ${remedy}.`));
}
