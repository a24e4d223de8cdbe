import { binaryDir } from '../src/foundation/database/cluster.ts';

/** Programs of the PostgreSQL that tests start: the one beside the product, or of an installed version (`TEST_POSTGRES=/usr/lib/postgresql/15/bin`). */
export const postgresPrograms = (): string => process.env.TEST_POSTGRES ?? binaryDir();
