/** Carries the address asked for from proxy.ts to the page, which Next does not tell it. Always overwritten, so never a visitor's word. */
export const PATH_HEADER = 'x-tthc-path';
