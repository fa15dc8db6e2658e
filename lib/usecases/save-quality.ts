import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { findFormula } from '@/lib/data/quality';
import { inTransaction } from '@/lib/db/transaction';
import { parsePlainDate } from '@/lib/domain/calendar/plain-date';
import { DEFAULT_PARTS, formulaProblems, type FormulaProblem, type QualityPart } from '@/lib/domain/service/quality-index';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { dateColumn } from '@/lib/platform/clock';
import type { QualityEntryForm, QualityFormulaForm } from '@/lib/schemas/service';
import type { Context } from './context';

export type QualityRefusal = { readonly name: 'BadPeriod' } | { readonly name: 'NoSuchPart' } | { readonly name: 'Computed' } | { readonly name: 'BadFormula'; readonly problems: readonly FormulaProblem[] };

/** Notes a share that the system cannot compute. A former entry stays; the newest counts. */
export async function enterShare(ctx: Context, input: QualityEntryForm): Promise<Result<null, QualityRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const [from, to] = [parsePlainDate(input.periodFrom), parsePlainDate(input.periodTo)];
  if (!from || !to || to < from) return refuse({ name: 'BadPeriod' });
  const part = ((await findFormula(agencyId, to))?.parts ?? DEFAULT_PARTS).find(({ id }) => id === input.partId);
  if (!part) return refuse({ name: 'NoSuchPart' });
  if (part.measure !== null) return refuse({ name: 'Computed' });
  return inTransaction(async (tx) => {
    await tx.qualityEntry.create({ data: { agencyId, periodFrom: dateColumn(from), periodTo: dateColumn(to), partId: part.id, numerator: input.numerator, denominator: input.denominator, source: input.source, enteredById: staffId, enteredAt: ctx.instant } });
    await appendAudit(tx, { agencyId, actorId: staffId, action: 'quality:enter', subject: `quality:${part.id}`, at: ctx.instant, detail: { ...input } });
    return ok(null);
  });
}

/** Sets the formulas from a day on. What each part measures stays as it is; a part with a new id is one that people enter. */
export async function saveFormula(ctx: Context, input: QualityFormulaForm): Promise<Result<null, QualityRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const effectiveOn = parsePlainDate(input.effectiveOn);
  if (!effectiveOn) return refuse({ name: 'BadPeriod' });
  const known = new Map(DEFAULT_PARTS.map((part) => [part.id, part.measure]));
  const parts = input.id.map((id, index): QualityPart => ({ id, group: input.group[index] ?? 'transparency', name: input.name[index] ?? id, maxPoints: input.maxPoints[index] ?? 0, measure: known.get(id) ?? null, fullAt: (input.fullPercent[index] ?? 0) / 100 })).filter(({ maxPoints }) => maxPoints > 0);
  const problems = formulaProblems(parts);
  if (problems.length > 0) return refuse({ name: 'BadFormula', problems });
  return inTransaction(async (tx) => {
    await tx.qualityFormula.create({ data: { agencyId, effectiveOn: dateColumn(effectiveOn), parts: JSON.parse(JSON.stringify(parts)) as object, createdById: staffId, createdAt: ctx.instant } });
    await appendAudit(tx, { agencyId, actorId: staffId, action: 'quality:formula', subject: `quality:${effectiveOn}`, at: ctx.instant, detail: { parts } });
    return ok(null);
  });
}
