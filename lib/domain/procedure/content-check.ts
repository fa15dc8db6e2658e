import type { PlainDate } from '../calendar/plain-date';
import { comparableLength } from '../dossier/term-choice';
import { workflowExcess } from './checks';
import type { ProcedureContent } from './content';

/** What does not fit together in a content of which every part is well formed by itself. `path` is that of the field it stands beside. */
export type ContentComplaint =
  | { readonly name: 'SameLimitTwice'; readonly path: string }
  | { readonly name: 'ChannelNotOffered'; readonly path: string }
  | { readonly name: 'CommittedLongerThanLaw'; readonly path: string }
  | { readonly name: 'WorkflowTooLong'; readonly path: string; readonly totalDays: number; readonly limitDays: number }
  | { readonly name: 'NoPaper'; readonly path: string }
  | { readonly name: 'BasisEndsBeforeItBegins'; readonly path: string }
  | { readonly name: 'BasisNotInForce'; readonly path: string; readonly on: PlainDate };

/** One working day in the measure of comparableLength. */
const WORKING_DAY = comparableLength({ value: 1, unit: 'working-day' });

/** A length of comparableLength as working days, to a hundredth. */
export const asWorkingDays = (length: number): number => Math.round((length / WORKING_DAY) * 100) / 100;

/** How long the internal workflow is, in working days; null without a limit to compare with. */
export function workflowTotal(content: Pick<ProcedureContent, 'workflow' | 'timeLimits' | 'committedTimeLimit'>): { readonly totalDays: number; readonly limitDays: number | null; readonly isTooLong: boolean } {
  const total = content.workflow.reduce((sum, step) => sum + comparableLength({ value: step.duration, unit: step.durationUnit }), 0);
  const limits = content.committedTimeLimit ? [content.committedTimeLimit] : content.timeLimits;
  const limit = limits.length > 0 ? Math.min(...limits.map(comparableLength)) : null;
  return { totalDays: asWorkingDays(total), limitDays: limit === null ? null : asWorkingDays(limit), isTooLong: workflowExcess(content) !== null };
}

/**
 * The rules over the whole of a content. `effectiveOn` is the day from which it would hold, null while that is not known:
 * a legal basis has to be in force on it.
 */
export function checkContent(content: ProcedureContent, effectiveOn: PlainDate | null): readonly ContentComplaint[] {
  const complaints: ContentComplaint[] = [];
  const seen = new Set<string>();
  content.timeLimits.forEach((limit, index) => {
    const key = JSON.stringify([limit.caseName, limit.channel]);
    if (seen.has(key)) complaints.push({ name: 'SameLimitTwice', path: `timeLimits.${index}.caseName` });
    seen.add(key);
    if (limit.channel !== null && !content.channels.includes(limit.channel)) complaints.push({ name: 'ChannelNotOffered', path: `timeLimits.${index}.channel` });
  });
  // The promise holds for every case, so it may exceed none of the legal limits.
  const { committedTimeLimit } = content;
  if (committedTimeLimit && content.timeLimits.some((limit) => comparableLength(committedTimeLimit) > comparableLength(limit))) complaints.push({ name: 'CommittedLongerThanLaw', path: 'committed.value' });
  const { totalDays, limitDays, isTooLong } = workflowTotal(content);
  if (isTooLong && limitDays !== null) complaints.push({ name: 'WorkflowTooLong', path: 'workflow', totalDays, limitDays });
  content.components.forEach((component, index) => {
    if (component.originals + component.copies === 0) complaints.push({ name: 'NoPaper', path: `components.${index}.originals` });
  });
  content.legalBases.forEach(({ validFrom, validTo }, index) => {
    if (validFrom && validTo && validTo < validFrom) complaints.push({ name: 'BasisEndsBeforeItBegins', path: `legalBases.${index}.validTo` });
    else if (effectiveOn && ((validFrom && validFrom > effectiveOn) || (validTo && validTo < effectiveOn))) complaints.push({ name: 'BasisNotInForce', path: `legalBases.${index}.${validTo && validTo < effectiveOn ? 'validTo' : 'validFrom'}`, on: effectiveOn });
  });
  return complaints;
}
