import { serverVersion } from '../../foundation/database/server-version.ts';
import { type Finding, ok, wrong } from './finding.ts';

/** The oldest PostgreSQL that this product is made for. */
const MIN_VERSION = 15;

/** Can the PostgreSQL of DATABASE_URL be reached, and is it new enough? Its address is not shown: it may hold a password. */
export async function checkDatabase(url: string): Promise<Finding> {
  try {
    const version = await serverVersion(url);
    if (Number.parseInt(version, 10) >= MIN_VERSION)
      return ok('database', `PostgreSQL ${version}`, `PostgreSQL ${version}`);
    return wrong(
      'database',
      { nl: `PostgreSQL ${version} is te oud`, en: `PostgreSQL ${version} is too old` },
      { nl: `Gebruik PostgreSQL ${MIN_VERSION} of nieuwer.`, en: `Use PostgreSQL ${MIN_VERSION} or newer.` },
    );
  } catch (cause) {
    const why = (cause as Error).message;
    return wrong(
      'database',
      { nl: `De database antwoordt niet: ${why}`, en: `The database does not answer: ${why}` },
      {
        nl: 'Kijk of PostgreSQL draait en of DATABASE_URL klopt.',
        en: 'Look whether PostgreSQL runs and DATABASE_URL is right.',
      },
    );
  }
}
