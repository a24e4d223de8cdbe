import { type Client, ClientError, createClient } from '@wijkritme/client';
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

/** The reference under which an error can be found in the server's log. */
export const referenceOf = (error: unknown): string | undefined =>
  error instanceof ClientError ? error.problem.requestId : undefined;

export const statusOf = (error: unknown): number | undefined =>
  error instanceof ClientError ? error.problem.status : undefined;
