import type { Page } from 'playwright-core';

/** Opens the fold with the filters of a list. @param chosen how many choices it says that hold */
export const openFilters = (page: Page, chosen = 0): Promise<void> =>
  page.getByText(chosen === 0 ? 'Filters' : `Filters (${chosen} gekozen)`, { exact: true }).click();
