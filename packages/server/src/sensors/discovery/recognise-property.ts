import { findProperty } from '@wijkritme/contract';

/** Words by which a property is recognised, the most telling first. Device classes are those of Home Assistant. */
const words: readonly (readonly [RegExp, string])[] = [
  [/\b(pm2[._]?5|pm25)\b|pm2,5/, 'pm25'],
  [/\bpm10\b/, 'pm10'],
  [/\b(no2|nitrogen[ _]?dioxide|stikstofdioxide)\b/, 'no2'],
  [/\b(co2|co₂|carbon[ _]?dioxide|koolstofdioxide)\b/, 'co2'],
  [/\b(soil|bodem|moisture)/, 'soil-moisture'],
  [/\b(sound|noise|laeq|geluid|sound[ _]?pressure)/, 'sound-level'],
  [/\b(temp|temperature|temperatuur)\b/, 'temperature'],
  [/\b(humidity|luchtvochtigheid|rh)\b/, 'humidity'],
  [/\b(bicycle|bike|fiets|cyclist)/, 'bicycles'],
  [/\b(pedestrian|voetganger)/, 'pedestrians'],
  [/\b(truck|heavy|vrachtverkeer|zwaar)/, 'heavy-vehicles'],
  [/\b(car|cars|auto|auto's|vehicle|vehicles)\b/, 'cars'],
  [/\b(people|passage|visitor|counter|telling|teller)/, 'passages'],
  [/\b(occupancy|parking|bezet|bezetting)/, 'occupancy'],
];

const symbols: Readonly<Record<string, string>> = {
  'dB(A)': 'sound-level',
  dBA: 'sound-level',
  dB: 'sound-level',
  '°C': 'temperature',
  Cel: 'temperature',
  ppm: 'co2',
};

/** The registered property that an announced stream seems to measure, or null: then a person chooses. */
export function recogniseProperty(said: readonly string[], unit: string | null): string | null {
  for (const text of said) {
    const registered = findProperty(text);
    if (registered) return registered.id;
  }
  const text = said.join(' ').toLowerCase().replaceAll('_', ' ');
  const found = words.find(([pattern]) => pattern.test(text));
  return found?.[1] ?? (unit === null ? null : (symbols[unit] ?? null));
}
