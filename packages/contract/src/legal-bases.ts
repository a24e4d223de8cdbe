/** A ground on which a sensor may measure, with the law and the article it stands in. */
export interface LegalBasis {
  readonly id: string;
  readonly name: { readonly nl: string; readonly en: string };
  /** How it is cited: law and article. */
  readonly article: string;
  /** The official publication, never a copy. */
  readonly url: string;
  /** The longest that this ground lets single readings be kept, days; absent where the law names no number. */
  readonly maximumDays?: number;
}

const gdpr = 'https://eur-lex.europa.eu/eli/reg/2016/679/oj';
const dutch = (code: string) => `https://wetten.overheid.nl/${code}`;
const MUNICIPALITIES = dutch('BWBR0005416');
const POLICE_DATA = dutch('BWBR0022463');

const declare = (
  id: string,
  [article, url]: readonly [string, string],
  [nl, en]: readonly [string, string],
  maximumDays?: number,
): LegalBasis => ({ id, article, url, name: { nl, en }, ...(maximumDays === undefined ? {} : { maximumDays }) });

/** Art. 151c(9) of the Municipalities Act: four weeks at most. */
const FOUR_WEEKS = 28;
/** Art. 8(6) of the Police Data Act: removed five years after the first processing at the latest. */
const FIVE_YEARS = 5 * 365;

/**
 * The grounds that a passport may name by id. A passport also keeps its own words (`legalBasis`): the list helps, it
 * does not replace the article that somebody answers for.
 */
export const legalBases: readonly LegalBasis[] = [
  declare('gdpr-6-1-a', ['AVG art. 6 lid 1 onder a', gdpr], ['Toestemming', 'Consent']),
  declare('gdpr-6-1-b', ['AVG art. 6 lid 1 onder b', gdpr], ['Overeenkomst', 'Contract']),
  declare('gdpr-6-1-c', ['AVG art. 6 lid 1 onder c', gdpr], ['Wettelijke plicht', 'Legal obligation']),
  declare('gdpr-6-1-d', ['AVG art. 6 lid 1 onder d', gdpr], ['Vitaal belang', 'Vital interests']),
  declare(
    'gdpr-6-1-e',
    ['AVG art. 6 lid 1 onder e', gdpr],
    ['Taak van algemeen belang of openbaar gezag', 'Public task or official authority'],
  ),
  declare('gdpr-6-1-f', ['AVG art. 6 lid 1 onder f', gdpr], ['Gerechtvaardigd belang', 'Legitimate interests']),
  declare(
    'uavg',
    ['Uitvoeringswet AVG', dutch('BWBR0040940')],
    ['Uitvoeringswet AVG (UAVG)', 'Dutch GDPR Implementation Act'],
  ),
  declare(
    'police-data-8',
    ['Wpg art. 8', POLICE_DATA],
    ['Dagelijkse politietaak (Wet politiegegevens)', 'Daily police task (Police Data Act)'],
    FIVE_YEARS,
  ),
  declare('police-3', ['Politiewet 2012 art. 3', dutch('BWBR0031788')], ['Politietaak', 'Police task']),
  declare(
    'municipalities-108',
    ['Gemeentewet art. 108', MUNICIPALITIES],
    ['Huishouding van de gemeente', 'Municipal autonomy'],
  ),
  declare(
    'municipalities-160',
    ['Gemeentewet art. 160', MUNICIPALITIES],
    ['Dagelijks bestuur van de gemeente', 'Daily government of the municipality'],
  ),
  declare(
    'municipalities-151c',
    ['Gemeentewet art. 151c', MUNICIPALITIES],
    ['Cameratoezicht voor de openbare orde', 'Camera surveillance for public order'],
    FOUR_WEEKS,
  ),
  declare(
    'municipalities-172',
    ['Gemeentewet art. 172', MUNICIPALITIES],
    ['Handhaving van de openbare orde', 'Keeping public order'],
  ),
  declare(
    'road-traffic-2',
    ['Wegenverkeerswet 1994 art. 2', dutch('BWBR0006622')],
    ['Veilig en vlot verkeer', 'Safe and smooth traffic'],
  ),
  declare(
    'environment-act',
    ['Omgevingswet', dutch('BWBR0037885')],
    ['Fysieke leefomgeving (Omgevingswet)', 'Physical environment (Environment and Planning Act)'],
  ),
];

/** @example findLegalBasis('gdpr-6-1-e')?.article // 'AVG art. 6 lid 1 onder e' */
export function findLegalBasis(id: string | undefined): LegalBasis | undefined {
  return legalBases.find((basis) => basis.id === id);
}
