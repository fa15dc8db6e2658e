import type { PauseRule } from '../calendar/types';
import type { ProcedureContent } from './content';

export const ONLINE_LEVELS = ['full', 'partial', 'information-only'] as const;
export const PAUSE_RULES = ['resume', 'restart', 'none'] as const satisfies readonly PauseRule[];
export const PROCEDURE_LEVELS = ['Cấp tỉnh', 'Cấp xã', 'Cấp tỉnh, cấp xã'] as const;

/** What a version says, without its number and its days: what a draft is read into and what it is begun from. */
export type ProcedureVersionFacts = {
  readonly code: string | null;
  readonly name: string;
  readonly nameEn: string | null;
  readonly summaryEn: string | null;
  readonly sectorId: string;
  readonly handlingUnitId: string;
  readonly level: string;
  readonly onlineLevel: (typeof ONLINE_LEVELS)[number];
  readonly pauseRule: PauseRule;
  readonly content: ProcedureContent;
};
