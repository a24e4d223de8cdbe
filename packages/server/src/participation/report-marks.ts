import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { HOUR } from '@wijkritme/contract';

/** A form that was opened longer ago is shown anew before it is sent. */
const FORM_MS = 12 * HOUR;
/** Without letters and digits that look alike [Crockford's base 32]. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Sixty bits: nobody finds one by trying, at ten forms a minute. */
const CODE_LETTERS = 12;

/** Why a form does not count: it is none of ours, or it was open too long. */
export type FormFault = 'unknown' | 'old';

/**
 * Marks that recognise something without keeping it: a form that is sent twice, the code that its sender got, the number of a
 * report elsewhere. Keyed, so that the store alone does not allow to try codes or numbers out.
 */
export class ReportMarks {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'wijkritme reports', 32));
  }

  /** A new form, as its page carries it: when it was made, something random, and our mark on both. */
  openForm(now: number): string {
    const text = `${now.toString(36)}.${randomBytes(12).toString('base64url')}`;
    return `${text}.${this.#of('form', text).toString('base64url')}`;
  }

  faultOf(form: string, now: number): FormFault | undefined {
    const [at = '', random = '', mark = ''] = form.split('.');
    const own = this.#of('form', `${at}.${random}`);
    const given = Buffer.from(mark, 'base64url');
    if (given.length !== own.length || !timingSafeEqual(given, own)) return 'unknown';
    return now - Number.parseInt(at, 36) > FORM_MS ? 'old' : undefined;
  }

  /** What the store keeps of a form. */
  hashOfForm(form: string): Buffer {
    return this.#of('sent', form);
  }

  /** The code that belongs to a form: the same whenever it is sent again. @example 'K7Q2-9XPM-04TB' */
  codeOf(form: string): string {
    const bytes = this.#of('code', form);
    const text = Array.from(bytes.subarray(0, CODE_LETTERS), (byte) => letters[byte % letters.length]).join('');
    return text.replaceAll(/(.{4})(?=.)/g, '$1-');
  }

  /** What the store keeps of a code; undefined: it is none, whatever it stands for. */
  hashOfCode(typed: string): Buffer | undefined {
    const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
    const isCode = code.length === CODE_LETTERS && [...code].every((letter) => letters.includes(letter));
    return isCode ? this.#of('kept', code) : undefined;
  }

  /** What the store keeps of the number of a report elsewhere. */
  hashOfOrigin(source: string, number: string): Buffer {
    return this.#of('origin', `${source.length}:${source}${number}`);
  }

  #of(use: string, text: string): Buffer {
    return createHmac('sha256', this.#key).update(`${use}:${text}`).digest();
  }
}
