import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import type { Right } from '@wijkritme/contract';
import { useText } from '../../i18n/language.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { useSignInHref } from './SignInLink.tsx';

/** What one reaches by the settings alone. */
const setThere = [
  paths.settings(),
  paths.people(),
  paths.upkeep(),
  paths.log(),
  paths.keeping(),
  paths.explanations(),
  paths.reportCategories(),
];

interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly here: boolean;
}

/** What there is to look at and to work on. Who has not signed in finds signing in here. */
export function Navigation() {
  const { shell } = useText();
  const { data: session } = useQuery(queries.session());
  const signInHref = useSignInHref();
  const pathname = usePathname();
  const may = (right: Right) => session?.rights.some((one) => one.right === right) ?? false;
  const items = [
    ...(session?.person ? [{ href: paths.today(), label: shell.today, here: pathname === paths.today() }] : []),
    { href: paths.overview(), label: shell.overview, here: pathname === '/' || pathname.startsWith('/plekken') },
    { href: paths.signals(), label: shell.signals, here: pathname.startsWith(paths.signals()) },
    ...(session?.person && may('signals.work')
      ? [
          { href: paths.cases(), label: shell.cases, here: pathname.startsWith(paths.cases()) },
          { href: paths.measures(), label: shell.measures, here: pathname.startsWith(paths.measures()) },
        ]
      : []),
    { href: paths.deviations(), label: shell.deviations, here: pathname.startsWith(paths.deviations()) },
    { href: paths.sensors(), label: shell.sensors, here: pathname.startsWith(paths.sensors()) },
    { href: paths.register(), label: shell.register, here: false },
    { href: paths.scores(), label: shell.scores, here: pathname.startsWith(paths.scores()) },
    { href: paths.imports(), label: shell.imports, here: pathname.startsWith(paths.imports()) },
    ...(session && session.role !== 'visitor'
      ? []
      : [{ href: signInHref, label: shell.signIn, here: pathname === paths.signIn() }]),
  ];
  return <Links label={shell.navigation} items={items} />;
}

/** What is of oneself, for who has signed in: beside the name of the program, so that the menu below it stays one row. */
export function OwnNavigation() {
  const { shell } = useText();
  const { data: session } = useQuery(queries.session());
  const unread = useQuery(queries.unread(session?.person?.id)).data?.unread ?? 0;
  const signInHref = useSignInHref();
  const pathname = usePathname();
  if (!session || session.role === 'visitor') return null;
  const isManager = session.rights.some(({ right }) => right === 'installation.manage');
  const items = [
    ...(session.person || isManager
      ? [{ href: paths.notices(), label: shell.notices(unread), here: pathname.startsWith(paths.notices()) }]
      : []),
    { href: paths.settings(), label: shell.settings, here: setThere.some((path) => pathname.startsWith(path)) },
    session.person
      ? { href: paths.account(), label: shell.account, here: pathname === paths.account() }
      : { href: signInHref, label: shell.signOut, here: pathname === paths.signIn() },
  ];
  return <Links label={shell.ownNavigation} items={items} />;
}

const usePathname = () => useRouterState({ select: ({ location }) => location.pathname });

function Links({ label, items }: { label: string; items: readonly NavItem[] }) {
  return (
    <nav aria-label={label}>
      <ul>
        {items.map(({ href, label: name, here }) => (
          <li key={href.split('?', 1)[0]}>
            <a href={href} aria-current={here ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
