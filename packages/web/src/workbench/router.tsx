import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { AccessibilityPage } from './pages/AccessibilityPage.tsx';
import { BudgetPage } from './pages/BudgetPage.tsx';
import { DeviationPage } from './pages/DeviationPage.tsx';
import { DeviationsPage } from './pages/DeviationsPage.tsx';
import { ErrorPage } from './pages/ErrorPage.tsx';
import { ImportPage } from './pages/ImportPage.tsx';
import { ImportsPage } from './pages/ImportsPage.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { OverviewPage } from './pages/OverviewPage.tsx';
import { PassportPage } from './pages/PassportPage.tsx';
import { PlacePage } from './pages/PlacePage.tsx';
import { SensorPage } from './pages/SensorPage.tsx';
import { SensorsPage } from './pages/SensorsPage.tsx';
import { SignalPage } from './pages/SignalPage.tsx';
import { SignalsPage } from './pages/SignalsPage.tsx';
import { AppShell } from './parts/AppShell.tsx';
import { queryOf } from './paths.ts';
import {
  parseBudgetSearch,
  parseCheckSearch,
  parseEffectsSearch,
  parseFindingsSearch,
  parseImportSearch,
  parseImportsSearch,
  parseOverviewSearch,
  parsePlaceSearch,
  parseQuery,
  parseScoresSearch,
  parseSensorsSearch,
} from './search.ts';

const root = createRootRoute({ component: AppShell });
const at = { getParentRoute: () => root };

// Only this file imports pages.
const tree = root.addChildren([
  createRoute({ ...at, path: '/', component: OverviewPage, validateSearch: parseOverviewSearch }),
  createRoute({ ...at, path: '/plekken/$id', component: PlacePage, validateSearch: parsePlaceSearch }),
  createRoute({
    ...at,
    path: '/plekken/$id/signalen-per-week',
    component: BudgetPage,
    validateSearch: parseBudgetSearch,
  }),
  createRoute({
    ...at,
    path: '/plekken/$id/agenda',
    component: lazyRouteComponent(() => import('../planned/PlannedPage.tsx'), 'PlannedPage'),
  }),
  createRoute({ ...at, path: '/signalen', component: SignalsPage, validateSearch: parseFindingsSearch }),
  createRoute({ ...at, path: '/signalen/$id', component: SignalPage }),
  createRoute({ ...at, path: '/afwijkingen', component: DeviationsPage, validateSearch: parseFindingsSearch }),
  createRoute({ ...at, path: '/afwijkingen/$id', component: DeviationPage }),
  createRoute({ ...at, path: '/sensoren', component: SensorsPage, validateSearch: parseSensorsSearch }),
  createRoute({ ...at, path: '/sensoren/$id', component: SensorPage }),
  createRoute({ ...at, path: '/sensoren/$id/paspoort/$datastream', component: PassportPage }),
  createRoute({
    ...at,
    path: '/sensoren/nieuw/$id',
    component: lazyRouteComponent(() => import('../lifecycle/AddDevicePage.tsx'), 'AddDevicePage'),
  }),
  createRoute({
    ...at,
    path: '/sensoren/$id/validatie/$datastream',
    component: lazyRouteComponent(() => import('../lifecycle/ValidationPage.tsx'), 'ValidationPage'),
  }),
  createRoute({
    ...at,
    path: '/claim',
    component: lazyRouteComponent(() => import('../lifecycle/ClaimPage.tsx'), 'ClaimPage'),
  }),
  createRoute({ ...at, path: '/importeren', component: ImportsPage, validateSearch: parseImportsSearch }),
  createRoute({ ...at, path: '/importeren/$id', component: ImportPage, validateSearch: parseImportSearch }),
  createRoute({
    ...at,
    path: '/dossiers',
    component: lazyRouteComponent(() => import('../cases/CasesPage.tsx'), 'CasesPage'),
  }),
  createRoute({
    ...at,
    path: '/dossiers/$id',
    component: lazyRouteComponent(() => import('../cases/CasePage.tsx'), 'CasePage'),
  }),
  createRoute({
    ...at,
    path: '/maatregelen',
    component: lazyRouteComponent(() => import('../measures/MeasuresPage.tsx'), 'MeasuresPage'),
  }),
  createRoute({
    ...at,
    path: '/maatregelen/nieuw/$case',
    component: lazyRouteComponent(() => import('../measures/NewMeasurePage.tsx'), 'NewMeasurePage'),
  }),
  createRoute({
    ...at,
    path: '/maatregelen/$id',
    component: lazyRouteComponent(() => import('../measures/MeasurePage.tsx'), 'MeasurePage'),
  }),
  createRoute({
    ...at,
    path: '/wat-hielp',
    component: lazyRouteComponent(() => import('../measures/EffectsPage.tsx'), 'EffectsPage'),
    validateSearch: parseEffectsSearch,
  }),
  createRoute({
    ...at,
    path: '/verklaringen',
    component: lazyRouteComponent(() => import('../interpret/ExplanationsPage.tsx'), 'ExplanationsPage'),
  }),
  createRoute({
    ...at,
    path: '/check',
    // Few come here; the others do not load it.
    component: lazyRouteComponent(() => import('../check/CheckPage.tsx'), 'CheckPage'),
    validateSearch: parseCheckSearch,
  }),
  createRoute({
    ...at,
    path: '/hoe-goed',
    component: lazyRouteComponent(() => import('../scores/ScoresPage.tsx'), 'ScoresPage'),
    validateSearch: parseScoresSearch,
  }),
  createRoute({
    ...at,
    path: '/meldingen',
    component: lazyRouteComponent(() => import('../notices/NoticesPage.tsx'), 'NoticesPage'),
  }),
  createRoute({
    ...at,
    path: '/meldingen/voorkeuren',
    component: lazyRouteComponent(() => import('../notices/PreferencesPage.tsx'), 'PreferencesPage'),
  }),
  createRoute({
    ...at,
    path: '/meldingen/bevestigen',
    component: lazyRouteComponent(() => import('../notices/ConfirmPage.tsx'), 'ConfirmPage'),
  }),
  createRoute({
    ...at,
    path: '/meldingen/verzending',
    component: lazyRouteComponent(() => import('../notices/SendingPage.tsx'), 'SendingPage'),
  }),
  createRoute({
    ...at,
    path: '/aanmelden',
    component: lazyRouteComponent(() => import('../people/SignInPage.tsx'), 'SignInPage'),
  }),
  createRoute({
    ...at,
    path: '/uitnodiging',
    component: lazyRouteComponent(() => import('../people/InvitationPage.tsx'), 'InvitationPage'),
  }),
  createRoute({
    ...at,
    path: '/account',
    component: lazyRouteComponent(() => import('../people/AccountPage.tsx'), 'AccountPage'),
  }),
  createRoute({
    ...at,
    path: '/mensen',
    component: lazyRouteComponent(() => import('../people/PeoplePage.tsx'), 'PeoplePage'),
  }),
  createRoute({
    ...at,
    path: '/mensen/$id',
    component: lazyRouteComponent(() => import('../people/PersonPage.tsx'), 'PersonPage'),
  }),
  createRoute({ ...at, path: '/toegankelijkheid', component: AccessibilityPage }),
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
