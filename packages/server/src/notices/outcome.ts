/** What became of one attempt. Words of our own: what a server said may hold an address. */
export type Outcome =
  | { readonly kind: 'sent' }
  /** There is nobody any more who wants it or may have it. */
  | { readonly kind: 'dropped' }
  /** `target`: nothing gets through there at the moment, so others to it need not be tried. */
  | { readonly kind: 'failed'; readonly error: string; readonly target: boolean }
  /** It will never get through. */
  | { readonly kind: 'refused'; readonly error: string };
