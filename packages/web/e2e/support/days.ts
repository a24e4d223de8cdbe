/** So many days ago on the calendar of the city, as `2026-11-22`: a whole day, whatever the hour is now. */
export const dayBefore = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' }).format(Date.now() - days * 86_400_000);
