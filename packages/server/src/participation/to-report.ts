import type { Report } from '@wijkritme/contract';
import type { Language } from '../foundation/http/language.ts';
import type { ParticipationRoom } from './room.ts';
import type { ReportRow } from './sql/read-reports.ts';

export function toReport(row: ReportRow, { places }: Pick<ParticipationRoom, 'places'>, language: Language): Report {
  const place = places.directory.find(row.place_id);
  return {
    id: row.id,
    placeId: row.place_id,
    placeName: place?.name ?? '',
    categoryId: row.category_id,
    categoryName: language === 'nl' ? row.name_nl : row.name_en,
    tone: row.tone,
    from: row.from_time.toISOString(),
    until: row.until_time.toISOString(),
    amount: row.amount,
    source: row.source,
    simulated: place?.simulated ?? false,
  };
}
