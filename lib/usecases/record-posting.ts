import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { countFreeFiles } from '@/lib/data/files';
import { lockPlace, readHanging, readPostableVersions, type PostableVersion } from '@/lib/data/posting';
import { inTransaction, Rollback, type Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { dateColumn, plainDateOf } from '@/lib/platform/clock';
import type { RecordPosting, TakeDownPosting } from '@/lib/schemas/posting';
import type { Context } from './context';

export type PostingRefusal =
  | { readonly name: 'NoSuchPlace' }
  | { readonly name: 'PlaceClosed' }
  | { readonly name: 'NoSuchVersion' }
  | { readonly name: 'NotAnnounced'; readonly of: string }
  | { readonly name: 'InFuture' }
  | { readonly name: 'BeforeDecision'; readonly of: string; readonly issuedOn: PlainDate }
  | { readonly name: 'AlreadyEnded'; readonly of: string; readonly validTo: PlainDate }
  | { readonly name: 'PhotoUnknown' }
  | { readonly name: 'NoSuchPosting' }
  | { readonly name: 'AlreadyTakenDown'; readonly by: string | null; readonly on: PlainDate }
  | { readonly name: 'BeforePosted'; readonly postedOn: PlainDate };

export type PostingDone = { readonly posted: number; readonly alreadyThere: number; readonly replaced: number };

const stop = (refusal: PostingRefusal): never => {
  throw new Rollback(refusal);
};

async function refusing<T>(work: (tx: Tx) => Promise<T>): Promise<Result<T, PostingRefusal>> {
  try {
    return ok(await inTransaction(work));
  } catch (error) {
    if (error instanceof Rollback) return refuse((error as Rollback<PostingRefusal>).refusal);
    throw error;
  }
}

const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);

function check(version: PostableVersion, postedOn: PlainDate): void {
  if (version.state !== 'approved' || version.isSuperseded) stop({ name: 'NotAnnounced', of: version.name });
  if (postedOn < version.issuedOn) stop({ name: 'BeforeDecision', of: version.name, issuedOn: version.issuedOn });
  if (version.validTo !== null && version.validTo < postedOn) stop({ name: 'AlreadyEnded', of: version.name, validTo: version.validTo });
}

/**
 * Notes that versions hang in a place since a day. What hung there before of the same procedure comes down with it: an older
 * version on the day on which the new one is both posted and in force, so that a coming one may hang beside today's. Saying
 * it twice changes nothing. Two people at one place wait for each other, and the second finds it done.
 */
export function recordPosting(ctx: Context, input: RecordPosting): Promise<Result<PostingDone, PostingRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  return refusing(async (tx) => {
    const place = await lockPlace(tx, agencyId, input.placeId);
    if (!place) return stop({ name: 'NoSuchPlace' });
    if (!place.isActive) return stop({ name: 'PlaceClosed' });
    if (input.postedOn > ctx.now.on) return stop({ name: 'InFuture' });
    if (input.photoFileId && (await countFreeFiles(tx, agencyId, staffId, [input.photoFileId])) !== 1) return stop({ name: 'PhotoUnknown' });
    const versions = await readPostableVersions(tx, agencyId, input.versionIds);
    if (versions.length !== new Set(input.versionIds).size) return stop({ name: 'NoSuchVersion' });
    let [posted, alreadyThere, replaced] = [0, 0, 0];
    for (const version of versions) {
      check(version, input.postedOn);
      const hanging = await readHanging(tx, agencyId, place.id, version.procedureId, input.postedOn);
      if (hanging.some(({ versionId }) => versionId === version.id)) {
        alreadyThere += 1;
        continue;
      }
      for (const older of hanging.filter(({ validFrom }) => validFrom <= version.validFrom)) {
        const endsOn = later(later(version.validFrom, input.postedOn), older.postedOn);
        if (older.removedOn !== null && older.removedOn <= endsOn) continue;
        await tx.posting.update({ where: { agencyId_id: { agencyId, id: older.id } }, data: { removedOn: dateColumn(endsOn), removedById: staffId, removedWhy: 'replaced', removedRecordedAt: ctx.instant } });
        replaced += 1;
      }
      // A newer version that hangs already, ahead of its day, ends this one when that day comes.
      const newer = hanging.find(({ validFrom }) => validFrom > version.validFrom);
      await tx.posting.create({
        data: {
          agencyId, placeId: place.id, procedureId: version.procedureId, versionId: version.id, postedOn: dateColumn(input.postedOn), postedById: staffId, recordedAt: ctx.instant, photoFileId: input.photoFileId ?? null, note: input.note ?? null,
          ...(newer ? { removedOn: dateColumn(later(newer.validFrom, input.postedOn)), removedWhy: 'replaced', removedRecordedAt: ctx.instant } : {}),
        },
      });
      posted += 1;
    }
    if (posted > 0) {
      await appendAudit(tx, { agencyId, actorId: staffId, action: 'posting:record', subject: `posting-place:${place.id}`, at: ctx.instant, detail: { place: place.name, postedOn: input.postedOn, versions: versions.map(({ id }) => id), ...(input.note ? { note: input.note } : {}) } });
    }
    return { posted, alreadyThere, replaced };
  });
}

/** Notes that something was taken down, since a day. Of two people who say so the second is told who was first. */
export function takeDownPosting(ctx: Context, input: TakeDownPosting): Promise<Result<{ placeId: string }, PostingRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  return refusing(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM posting WHERE "agencyId" = ${agencyId} AND id = ${input.postingId}::uuid FOR UPDATE`;
    const posting = await tx.posting.findUnique({ where: { agencyId_id: { agencyId, id: input.postingId } } });
    if (!posting) return stop({ name: 'NoSuchPosting' });
    const removedOn = posting.removedOn && plainDateOf(posting.removedOn);
    if (removedOn && removedOn <= ctx.now.on) {
      const by = posting.removedById ? await tx.staff.findUnique({ where: { agencyId_id: { agencyId, id: posting.removedById } }, select: { name: true } }) : null;
      return stop({ name: 'AlreadyTakenDown', by: by?.name ?? null, on: removedOn });
    }
    if (input.removedOn > ctx.now.on) return stop({ name: 'InFuture' });
    if (input.removedOn < plainDateOf(posting.postedOn)) return stop({ name: 'BeforePosted', postedOn: plainDateOf(posting.postedOn) });
    await tx.posting.update({ where: { agencyId_id: { agencyId, id: posting.id } }, data: { removedOn: dateColumn(input.removedOn), removedById: staffId, removedWhy: input.why, removedRecordedAt: ctx.instant } });
    await appendAudit(tx, { agencyId, actorId: staffId, action: 'posting:take-down', subject: `posting-place:${posting.placeId}`, at: ctx.instant, detail: { posting: posting.id, version: posting.versionId, removedOn: input.removedOn, why: input.why } });
    return { placeId: posting.placeId };
  });
}
