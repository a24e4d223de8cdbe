import { createReadStream } from 'node:fs';

/** Is this file text in UTF-8, without control characters besides tab and line ends? Nothing else is known of texts. */
export async function isPlainText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) {
      if (hasControl(decoder.decode(chunk as Buffer, { stream: true }))) return false;
    }
    return !hasControl(decoder.decode());
  } catch (cause) {
    if (cause instanceof TypeError) return false; // bytes that are no UTF-8
    throw cause;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const hasControl = (text: string): boolean => /[\u0000-\u0008\u000b\u000e-\u001f]/.test(text);
