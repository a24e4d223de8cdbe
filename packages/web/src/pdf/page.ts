/** Points; A4 upright. Dark on white, because it is printed. */
export const margins = { top: 56, bottom: 96, left: 56, right: 56 } as const;
export const sizes = { title: 22, heading: 14, subheading: 12, text: 10.5, small: 8.5 } as const;
export const colors = { text: '#111111', quiet: '#444444', line: '#bbbbbb', band: '#cfe3f2' } as const;
