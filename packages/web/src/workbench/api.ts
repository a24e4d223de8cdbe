import { type Client, ClientError, createClient } from '@wijkritme/client';
import type { Problem } from '@wijkritme/contract';
import { createContext, useContext } from 'react';
import { type Language, readLanguage } from '../i18n/language.ts';

/** The language of the sentences the server makes; follows the switch in the footer. */
let language: Language = readLanguage();
export const setApiLanguage = (next: Language): void => {
  language = next;
};

export const api: Client = createClient({ language: () => language });
export const ApiContext = createContext<Client>(api);
export const useApi = (): Client => useContext(ApiContext);

/** What the server refused or could not do; undefined when it did not answer at all. */
export const problemOf = (error: unknown): Problem | undefined =>
  error instanceof ClientError ? error.problem : undefined;

/** The reference under which an error can be found in the server's log. */
export const referenceOf = (error: unknown): string | undefined => problemOf(error)?.requestId;

export const statusOf = (error: unknown): number | undefined => problemOf(error)?.status;
