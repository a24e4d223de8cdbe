import { TOTP } from 'otpauth';

/** What an authenticator app shows at a moment, for the secret that the product handed out. */
export const codeOf = (secret: string, at = Date.now()): string => new TOTP({ secret }).generate({ timestamp: at });
