import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../paths.ts';

/** Where one signs in, and comes back to this page after it. */
export function useSignInHref(): string {
  return useRouterState({ select: ({ location }) => paths.signIn({ terug: location.href }) });
}

/** In a sentence that says why one would. */
export function SignInLink({ children }: { children: ReactNode }) {
  return <a href={useSignInHref()}>{children}</a>;
}
