import type { Page } from 'playwright-core';
import { codeOf } from './authenticator.ts';

export const PASSWORD = 'drie oude eiken bij de sluis';

/**
 * Through the page of the invitation, as people do.
 *
 * @param at what the clock of the server says, ms
 * @returns the key of the authenticator app
 */
export async function acceptInvitation(page: Page, link: string, at = Date.now()): Promise<string> {
  await page.goto(link);
  const secret = (await page.locator('.second-factor__key').textContent())?.replaceAll(' ', '') ?? '';
  await page.getByLabel('Nieuw wachtwoord').fill(PASSWORD);
  await page.getByLabel('Code uit de app').fill(codeOf(secret, at));
  await page.getByRole('button', { name: 'Open mijn account' }).click();
  await page.getByRole('heading', { name: 'Bewaar uw herstelcodes' }).waitFor();
  return secret;
}

export interface Account {
  readonly email: string;
  readonly secret: string;
}

/** Password and code in the form, on the page of signing in. */
export async function signInByForm(page: Page, { email, secret }: Account, at = Date.now()): Promise<void> {
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByLabel('Wachtwoord').fill(PASSWORD);
  await page.keyboard.press('Enter');
  // The code of this half minute may have been used; the next one is within the window.
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret, at + 30_000));
  await page.keyboard.press('Enter');
}
