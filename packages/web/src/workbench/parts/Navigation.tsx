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

export function Navigation() {
  const { shell } = useText();
  const { data: session } = useQuery(queries.session());
  const unread = useQuery(queries.unread(session?.person?.id)).data?.unread ?? 0;
  const signInHref = useSignInHref();
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
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
    ...(session?.person || may('installation.manage')
      ? [{ href: paths.notices(), label: shell.notices(unread), here: pathname.startsWith(paths.notices()) }]
      : []),
    ...(session && session.role !== 'visitor'
      ? [{ href: paths.settings(), label: shell.settings, here: setThere.some((path) => pathname.startsWith(path)) }]
      : []),
    session?.person
      ? { href: paths.account(), label: shell.account, here: pathname === paths.account() }
      : {
          href: signInHref,
          label: session?.role === 'administrator' ? shell.signOut : shell.signIn,
          here: pathname === paths.signIn(),
        },
  ];
  return (
    <nav aria-label={shell.navigation}>
      <ul>
        {items.map(({ href, label, here }) => (
          <li key={href.split('?', 1)[0]}>
            <a href={href} aria-current={here ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
