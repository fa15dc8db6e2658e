/** The languages a public page is written in. Staff screens are Vietnamese only. */
export type Lang = 'vi' | 'en';

export const LANGS = ['vi', 'en'] as const satisfies readonly Lang[];
