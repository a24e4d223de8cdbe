import type { Language } from '../../foundation/http/language.ts';

const locale = { nl: 'nl-NL', en: 'en-GB' } as const;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale[language], { ...options, timeZone });
    formats.set(key, found);
  }
  return found;
}

/** @example dayOf(t, 'nl', 'Europe/Amsterdam') // 'vrijdag 20 november 2026' */
export function dayOf(time: number, language: Language, timeZone: string): string {
  const text = format(language, timeZone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    time,
  );
  // Whether English has a comma after the weekday differs between versions of the locale data.
  return text.replace(',', '');
}

/** @example clockOf(t, 'nl', 'Europe/Amsterdam') // '22.30' ; Dutch custom is a dot, and "uur" after it */
export function clockOf(time: number, language: Language, timeZone: string): string {
  const text = format(language, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(time);
  return language === 'nl' ? text.replace(':', '.') : text;
}

/** "vrijdag 20 november 2026 van 22.00 tot 23.30 uur", or over days with both days named. */
export function span(start: number, end: number, language: Language, timeZone: string): string {
  const days = [dayOf(start, language, timeZone), dayOf(end, language, timeZone)] as const;
  const clocks = [clockOf(start, language, timeZone), clockOf(end, language, timeZone)] as const;
  if (language === 'nl') {
    if (days[0] === days[1]) return `${days[0]} van ${clocks[0]} tot ${clocks[1]} uur`;
    return `van ${days[0]} ${clocks[0]} uur tot ${days[1]} ${clocks[1]} uur`;
  }
  if (days[0] === days[1]) return `${days[0]} from ${clocks[0]} to ${clocks[1]}`;
  return `from ${days[0]} ${clocks[0]} to ${days[1]} ${clocks[1]}`;
}

/** "sinds vrijdag 20 november 2026 22.00 uur" */
export function since(start: number, language: Language, timeZone: string): string {
  const day = dayOf(start, language, timeZone);
  const clock = clockOf(start, language, timeZone);
  return language === 'nl' ? `sinds ${day} ${clock} uur` : `since ${day} ${clock}`;
}
