'use server';

import { revalidatePath } from 'next/cache';
import { CommitSeedForm, DrawForm } from '@/lib/schemas/inspection-sample';
import { formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { commitSeed, type CommitRefusal } from '@/lib/usecases/inspection/commit-seed';
import { drawUnitSample, type DrawRefusal } from '@/lib/usecases/inspection/draw-sample';
import { ok } from '@/lib/domain/shared/result';
import { staffAction, type RefusalWords } from '@/lib/web/staff-action';
import { findingRefusal } from '../../../phat-hien/refusal-words';

function sampleRefusal(refusal: CommitRefusal | DrawRefusal): RefusalWords {
  switch (refusal.name) {
    case 'SeedAlreadyCommitted': return { message: 'Đơn vị này đã có mầm niêm phong chưa dùng. Chọn mẫu từ mầm đó; không niêm phong thêm để lựa.' };
    case 'ReasonNeeded': return { message: 'Đơn vị này đã được chọn mẫu. Nêu lý do chọn thêm; lý do được ghi vào biên bản', field: 'reason' };
    case 'NoSuchSample': return { message: 'Không tìm thấy lần niêm phong này. Tải lại trang rồi thử lại.' };
    case 'AlreadyDrawn': return { message: 'Mẫu này vừa được chọn rồi. Tải lại trang để xem.' };
    case 'SeedCannotBeOpened': return { message: 'Mầm niêm phong không mở được vì khóa của hệ thống đã đổi. Báo quản trị; lần niêm phong này vẫn nằm trong nhật ký.' };
    default: return findingRefusal(refusal);
  }
}

export const commitSeedAction = staffAction({
  permission: 'inspection:work', input: CommitSeedForm,
  run: async (ctx, { code, inspectionId, unitId, randomTotal, minPerStratum, reason }) => {
    const done = await commitSeed(ctx, { inspectionId, unitId, reason, rule: { version: 1, randomTotal, minPerStratum } });
    return done.ok ? ok({ code }) : done;
  },
  refusals: sampleRefusal,
  then: ({ code }) => revalidatePath(paths.inspectionPart(code, 'mau')),
});

export const drawSampleAction = staffAction({
  permission: 'inspection:work', input: DrawForm,
  run: async (ctx, { code, inspectionId, unitId, sampleId }) => {
    const done = await drawUnitSample(ctx, { inspectionId, unitId, sampleId });
    return done.ok ? ok({ code, ...done.value }) : done;
  },
  refusals: sampleRefusal,
  success: ({ drawn }) => `Đã chọn ${formatNumber(drawn)} hồ sơ.`,
  then: ({ code }) => revalidatePath(paths.inspectionPart(code, 'mau')),
});
