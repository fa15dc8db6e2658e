import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { countFreeFiles } from '@/lib/data/files';
import { lockPlace, readHanging } from '@/lib/data/posting';
import { findProcedure, listVersions } from '@/lib/data/procedures';
import { inTransaction } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { boardOutcome, type BoardOutcome } from '@/lib/domain/procedure/posting';
import { versionInForce } from '@/lib/domain/procedure/version';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { RecordBoardCheck } from '@/lib/schemas/posting';
import type { Context } from './context';

export type BoardCheckRefusal = { readonly name: 'NoSuchPlace' } | { readonly name: 'NoSuchProcedure' } | { readonly name: 'NoSuchVersion' } | { readonly name: 'PhotoUnknown' };
export type BoardChecked = { readonly outcome: BoardOutcome; readonly name: string; readonly slug: string; readonly found: number | null; readonly inForce: number | null; readonly since: PlainDate | null };

/** What should hang of a procedure today against what was found: judged before anything is kept, so that a phone can show it at once. */
export async function judgeBoard(agencyId: number, today: PlainDate, asked: { readonly slug: string; readonly number: number | null }) {
  const procedure = await findProcedure(agencyId, asked.slug);
  if (!procedure) return refuse({ name: 'NoSuchProcedure' } as const);
  const versions = await listVersions(agencyId, procedure.id);
  const found = asked.number === null ? null : versions.find(({ number }) => number === asked.number);
  if (found === undefined) return refuse({ name: 'NoSuchVersion' } as const);
  const current = versionInForce(versions, today);
  const name = (found ?? current ?? versions[0])?.name ?? procedure.slug;
  return ok({ procedure, found, current, name });
}

/** Keeps what someone found before a board: the version that hangs there or that nothing does, with a photo. */
export async function checkBoard(ctx: Context, input: RecordBoardCheck): Promise<Result<BoardChecked, BoardCheckRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const judged = await judgeBoard(agencyId, ctx.now.on, input);
  if (!judged.ok) return judged;
  const { procedure, found, current, name } = judged.value;
  return inTransaction(async (tx) => {
    const place = await lockPlace(tx, agencyId, input.placeId);
    if (!place) return refuse({ name: 'NoSuchPlace' } as const);
    if (input.photoFileId && (await countFreeFiles(tx, agencyId, staffId, [input.photoFileId])) !== 1) return refuse({ name: 'PhotoUnknown' } as const);
    const hanging = await readHanging(tx, agencyId, place.id, procedure.id, ctx.now.on);
    const isLogged = hanging.some((posting) => posting.versionId === current?.versionId && posting.postedOn <= ctx.now.on);
    const outcome = boardOutcome(found && { id: found.versionId, validFrom: found.validFrom, validTo: found.validTo }, current?.versionId ?? null, isLogged, ctx.now.on);
    await tx.postingCheck.create({ data: { agencyId, placeId: place.id, procedureId: procedure.id, foundVersionId: found?.versionId ?? null, outcome, checkedAt: ctx.instant, checkedById: staffId, photoFileId: input.photoFileId ?? null, note: input.note ?? null } });
    await appendAudit(tx, { agencyId, actorId: staffId, action: 'posting:check', subject: `posting-place:${place.id}`, at: ctx.instant, detail: { procedure: procedure.slug, found: found?.number ?? null, outcome } });
    return ok({ outcome, name, slug: procedure.slug, found: found?.number ?? null, inForce: current?.number ?? null, since: current?.validFrom ?? null });
  });
}
