import type { Standing } from '@/lib/domain/dossier/standing';

/** A standing with the words that stand beside its glyph: what a screen is sent. */
export type StandingWords = { readonly standing: Standing; readonly words: string };
