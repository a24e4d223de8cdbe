import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { oftenPage, page } from './load-page.ts';
import { ErrorPage } from './pages/ErrorPage.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { AppShell } from './parts/AppShell.tsx';
import { queryOf } from './paths.ts';
import {
  parseBudgetSearch,
  parseCasesSearch,
  parseCheckSearch,
  parseEffectsSearch,
  parseFindingsSearch,
  parseFirstStepsSearch,
  parseImportSearch,
  parseImportsSearch,
  parseKeepingSearch,
  parseLogSearch,
  parseMeasuresSearch,
  parseNewMeasureSearch,
  parseOverviewSearch,
  parsePlaceSearch,
  parseQuery,
  parseRhythmsSearch,
  parseScoresSearch,
  parseSendingSearch,
  parseSensorsSearch,
  parseSignalsSearch,
  parseSignInSearch,
} from './search.ts';

const root = createRootRoute({ component: AppShell });
const at = { getParentRoute: () => root };

// Only this file imports pages, and each is loaded when somebody goes there.
const tree = root.addChildren([
  createRoute({
    ...at,
    path: '/',
    component: oftenPage(() => import('./pages/OverviewPage.tsx'), 'OverviewPage'),
    validateSearch: parseOverviewSearch,
  }),
  createRoute({
    ...at,
    path: '/plekken/$id',
    component: oftenPage(() => import('./pages/PlacePage.tsx'), 'PlacePage'),
    validateSearch: parsePlaceSearch,
  }),
  createRoute({
    ...at,
    path: '/plekken/$id/signalen-per-week',
    component: page(() => import('./pages/BudgetPage.tsx'), 'BudgetPage'),
    validateSearch: parseBudgetSearch,
  }),
  createRoute({
    ...at,
    path: '/plekken/$id/ritmes',
    component: page(() => import('../rhythms/RhythmsPage.tsx'), 'RhythmsPage'),
    validateSearch: parseRhythmsSearch,
  }),
  createRoute({
    ...at,
    path: '/plekken/$id/agenda',
    component: page(() => import('../planned/PlannedPage.tsx'), 'PlannedPage'),
  }),
  createRoute({
    ...at,
    path: '/plekken/$id/beleving',
    component: page(() => import('../feeling/FeelingPage.tsx'), 'FeelingPage'),
  }),
  createRoute({
    ...at,
    path: '/plekken/$id/bewonersmeldingen',
    component: page(() => import('../reports/ReportsPage.tsx'), 'ReportsPage'),
  }),
  createRoute({
    ...at,
    path: '/signalen',
    component: oftenPage(() => import('./pages/SignalsPage.tsx'), 'SignalsPage'),
    validateSearch: parseSignalsSearch,
  }),
  createRoute({
    ...at,
    path: '/signalen/$id',
    component: oftenPage(() => import('./pages/SignalPage.tsx'), 'SignalPage'),
  }),
  createRoute({
    ...at,
    path: '/afwijkingen',
    component: oftenPage(() => import('./pages/DeviationsPage.tsx'), 'DeviationsPage'),
    validateSearch: parseFindingsSearch,
  }),
  createRoute({
    ...at,
    path: '/afwijkingen/$id',
    component: oftenPage(() => import('./pages/DeviationPage.tsx'), 'DeviationPage'),
  }),
  createRoute({
    ...at,
    path: '/sensoren',
    component: oftenPage(() => import('./pages/SensorsPage.tsx'), 'SensorsPage'),
    validateSearch: parseSensorsSearch,
  }),
  createRoute({
    ...at,
    path: '/sensoren/$id',
    component: oftenPage(() => import('./pages/SensorPage.tsx'), 'SensorPage'),
  }),
  createRoute({
    ...at,
    path: '/sensoren/$id/paspoort/$datastream',
    component: page(() => import('./pages/PassportPage.tsx'), 'PassportPage'),
  }),
  createRoute({
    ...at,
    path: '/sensoren/nieuw/$id',
    component: page(() => import('../lifecycle/AddDevicePage.tsx'), 'AddDevicePage'),
  }),
  createRoute({
    ...at,
    path: '/sensoren/$id/validatie/$datastream',
    component: page(() => import('../lifecycle/ValidationPage.tsx'), 'ValidationPage'),
  }),
  createRoute({
    ...at,
    path: '/claim',
    component: page(() => import('../lifecycle/ClaimPage.tsx'), 'ClaimPage'),
  }),
  createRoute({
    ...at,
    path: '/importeren',
    component: page(() => import('./pages/ImportsPage.tsx'), 'ImportsPage'),
    validateSearch: parseImportsSearch,
  }),
  createRoute({
    ...at,
    path: '/importeren/$id',
    component: page(() => import('./pages/ImportPage.tsx'), 'ImportPage'),
    validateSearch: parseImportSearch,
  }),
  createRoute({
    ...at,
    path: '/dossiers',
    component: page(() => import('../cases/CasesPage.tsx'), 'CasesPage'),
    validateSearch: parseCasesSearch,
  }),
  createRoute({
    ...at,
    path: '/dossiers/$id',
    component: page(() => import('../cases/CasePage.tsx'), 'CasePage'),
  }),
  createRoute({
    ...at,
    path: '/maatregelen',
    component: page(() => import('../measures/MeasuresPage.tsx'), 'MeasuresPage'),
    validateSearch: parseMeasuresSearch,
  }),
  createRoute({
    ...at,
    path: '/maatregelen/nieuw/$case',
    component: page(() => import('../measures/NewMeasurePage.tsx'), 'NewMeasurePage'),
    validateSearch: parseNewMeasureSearch,
  }),
  createRoute({
    ...at,
    path: '/maatregelen/$id',
    component: page(() => import('../measures/MeasurePage.tsx'), 'MeasurePage'),
  }),
  createRoute({
    ...at,
    path: '/wat-hielp',
    component: page(() => import('../measures/EffectsPage.tsx'), 'EffectsPage'),
    validateSearch: parseEffectsSearch,
  }),
  createRoute({
    ...at,
    path: '/bewaren',
    component: page(() => import('../keeping/KeepingPage.tsx'), 'KeepingPage'),
    validateSearch: parseKeepingSearch,
  }),
  createRoute({
    ...at,
    path: '/verklaringen',
    component: page(() => import('../interpret/ExplanationsPage.tsx'), 'ExplanationsPage'),
  }),
  createRoute({
    ...at,
    path: '/soorten-meldingen',
    component: page(() => import('../reports/CategoriesPage.tsx'), 'CategoriesPage'),
  }),
  createRoute({
    ...at,
    path: '/check',
    component: page(() => import('../check/CheckPage.tsx'), 'CheckPage'),
    validateSearch: parseCheckSearch,
  }),
  createRoute({
    ...at,
    path: '/hoe-goed',
    component: page(() => import('../scores/ScoresPage.tsx'), 'ScoresPage'),
    validateSearch: parseScoresSearch,
  }),
  createRoute({
    ...at,
    path: '/eerste-stappen',
    component: page(() => import('../first-steps/FirstStepsPage.tsx'), 'FirstStepsPage'),
    validateSearch: parseFirstStepsSearch,
  }),
  createRoute({
    ...at,
    path: '/vandaag',
    component: page(() => import('../today/TodayPage.tsx'), 'TodayPage'),
  }),
  createRoute({
    ...at,
    path: '/meldingen',
    component: page(() => import('../notices/NoticesPage.tsx'), 'NoticesPage'),
  }),
  createRoute({
    ...at,
    path: '/meldingen/voorkeuren',
    component: page(() => import('../notices/PreferencesPage.tsx'), 'PreferencesPage'),
  }),
  createRoute({
    ...at,
    path: '/meldingen/bevestigen',
    component: page(() => import('../notices/ConfirmPage.tsx'), 'ConfirmPage'),
  }),
  createRoute({
    ...at,
    path: '/meldingen/verzending',
    component: page(() => import('../notices/SendingPage.tsx'), 'SendingPage'),
    validateSearch: parseSendingSearch,
  }),
  createRoute({
    ...at,
    path: '/systeem',
    component: page(() => import('../upkeep/UpkeepPage.tsx'), 'UpkeepPage'),
  }),
  createRoute({
    ...at,
    path: '/logboek',
    component: page(() => import('../log/LogPage.tsx'), 'LogPage'),
    validateSearch: parseLogSearch,
  }),
  createRoute({
    ...at,
    path: '/aanmelden',
    component: page(() => import('../people/SignInPage.tsx'), 'SignInPage'),
    validateSearch: parseSignInSearch,
  }),
  createRoute({
    ...at,
    path: '/uitnodiging',
    component: page(() => import('../people/InvitationPage.tsx'), 'InvitationPage'),
  }),
  createRoute({
    ...at,
    path: '/account',
    component: page(() => import('../people/AccountPage.tsx'), 'AccountPage'),
  }),
  createRoute({
    ...at,
    path: '/instellingen',
    component: page(() => import('../settings/SettingsPage.tsx'), 'SettingsPage'),
  }),
  createRoute({
    ...at,
    path: '/mensen',
    component: page(() => import('../people/PeoplePage.tsx'), 'PeoplePage'),
  }),
  createRoute({
    ...at,
    path: '/mensen/$id',
    component: page(() => import('../people/PersonPage.tsx'), 'PersonPage'),
  }),
  createRoute({
    ...at,
    path: '/toegankelijkheid',
    component: page(() => import('./pages/AccessibilityPage.tsx'), 'AccessibilityPage'),
  }),
]);

export const router = createRouter({
  routeTree: tree,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: ErrorPage,
  scrollRestoration: true,
  parseSearch: parseQuery,
  stringifySearch: (search) => queryOf(search),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
