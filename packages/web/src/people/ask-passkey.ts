import type { NewPasskeyResponse, PasskeySignInResponse } from '@wijkritme/contract';

/** The browser has no passkeys, or the page is not safe enough for them. */
export const canUsePasskeys = (): boolean => typeof window.PublicKeyCredential === 'function';

/** Asks the browser to make a passkey. Loaded when somebody asks for it. */
export async function makePasskey(options: object): Promise<NewPasskeyResponse> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  // The server made these options by the same library; the contract leaves them open.
  return (await startRegistration({ optionsJSON: options as never })) as NewPasskeyResponse;
}

/** Asks the browser to sign in with a passkey that it has. */
export async function askForPasskey(options: object): Promise<PasskeySignInResponse> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return (await startAuthentication({ optionsJSON: options as never })) as PasskeySignInResponse;
}

/** The person closed the window of the browser, or waited too long. */
export const wasCancelled = (error: unknown): boolean =>
  error instanceof Error && ['NotAllowedError', 'AbortError'].includes(error.name);

/** This device has one of this person already. */
export const isHereAlready = (error: unknown): boolean => error instanceof Error && error.name === 'InvalidStateError';
