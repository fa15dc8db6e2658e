import type { PlainDate } from '@/lib/domain/calendar/plain-date';

/** One cell as it was found, before anyone asks what it means. */
export type SheetCell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number; readonly text: string }
  | { readonly kind: 'date'; readonly on: PlainDate; readonly minute: number; readonly text: string }
  /** Part of a merged range, but not its first cell: what it would hold is anyone's guess. */
  | { readonly kind: 'merged' }
  | { readonly kind: 'formula' }
  | { readonly kind: 'error'; readonly text: string };

export const EMPTY_CELL: SheetCell = { kind: 'empty' };

/** A row with its number as the person sees it in their program, from 1. */
export type SheetRow = { readonly number: number; readonly cells: readonly SheetCell[] };

export type SheetRefusal =
  | { readonly name: 'NotASheet' }
  | { readonly name: 'TooManyRows'; readonly limit: number; readonly found: number }
  | { readonly name: 'TooLarge' }
  | { readonly name: 'NotUtf8' }
  | { readonly name: 'NoRows' };
