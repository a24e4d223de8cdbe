import { useOwnDraft } from './use-draft.ts';

interface Changed<Form> {
  /** null: nothing was written yet. */
  readonly form: Form | null;
  /** What was there when one began to write; null once one has looked at what others changed since. */
  readonly version: number | null;
}

/**
 * A half-written change of what others may change too. Until one writes, the form shows what is there now; what one wrote goes out
 * with the version that one saw.
 */
export function useChangeDraft<Form extends object>(
  name: string,
  now: { readonly form: Form; readonly version: number },
) {
  const draft = useOwnDraft<Changed<Form>>(name, { form: null, version: null });
  const { form, version } = draft.value;
  return {
    form: form ?? now.form,
    version: version ?? now.version,
    wasKept: draft.wasKept,
    set: (next: Form) => draft.set({ form: next, version: version ?? now.version }),
    /** One has seen what others changed, and goes on with what one wrote. */
    look: () => draft.set({ form, version: null }),
    done: () => {
      draft.set({ form: null, version: null });
      draft.drop();
    },
  };
}
