const NAME = 'wijkritme.queue-keys';

/** Are the keys of the list on? Unless somebody switched them off in this browser. */
export function readKeysOn(): boolean {
  try {
    return localStorage.getItem(NAME) !== 'off';
  } catch {
    return true;
  }
}

export function keepKeysOn(on: boolean): void {
  try {
    localStorage.setItem(NAME, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing: the choice holds for this page.
  }
}
