'use server';

import { revalidatePath } from 'next/cache';
import { ok } from '@/lib/domain/shared/result';
import { DecideConflictForm } from '@/lib/schemas/inspection-sync';
import { SYNC_WORDS } from '@/lib/text/inspection-sync-words';
import { paths } from '@/lib/text/paths';
import { decideConflict } from '@/lib/usecases/inspection/conflict';
import { staffAction } from '@/lib/web/staff-action';
import { findingRefusal } from '../../../phat-hien/refusal-words';

export const decideConflictAction = staffAction({
  permission: 'inspection:work', input: DecideConflictForm,
  run: async (ctx, { code, inspectionId, ...choice }) => {
    const done = await decideConflict(ctx, inspectionId, choice);
    return done.ok ? ok({ code }) : done;
  },
  refusals: (refusal) => {
    if (refusal.name === 'NoSuchConflict' || refusal.name === 'DecisionNotKept') return { message: `${SYNC_WORDS.noConflict}. Tải lại trang để xem.` };
    return refusal.name === 'NotOneOfTheTwo' ? { message: SYNC_WORDS.notOneOfTwo } : findingRefusal(refusal);
  },
  then: ({ code }) => revalidatePath(paths.inspectionPart(code, 'xung-dot')),
});
