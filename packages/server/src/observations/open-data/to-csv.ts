import type { OpenDataRelease } from '@wijkritme/contract';
import { csvCell } from '../imports/export/csv-cell.ts';

/** A row per step and series; what one must know to use it stands above. */
export function toCsv(release: OpenDataRelease): string {
  const { dataset, from, to, epsilon, margin, digest, figures } = release;
  const notes = [
    `dataset: ${dataset}`,
    `days: ${from} to ${to} (not included)`,
    `counts carry noise so that nobody can be recognised: epsilon ${epsilon}; 95 of 100 are at most ${margin} off`,
    'an empty count was not measured; that is not zero',
    `release ${release.id}, ${release.releasedAt}, sha-256 ${digest}`,
  ];
  const rows = figures.times.flatMap((time, step) =>
    figures.series.map(({ datastreamId, name, counts }) =>
      [time, String(datastreamId), name, String(counts[step] ?? '')].map((cell) => csvCell(cell, ',')).join(','),
    ),
  );
  const head = notes.map((note) => `# ${note.replace(/[\r\n]+/g, ' ')}`);
  return `${[...head, 'time_utc,datastream,name,count', ...rows].join('\r\n')}\r\n`;
}
