'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { QualityEntryForm, QualityFormulaForm } from '@/lib/schemas/service';
import { paths } from '@/lib/text/paths';
import { formulaProblemWords } from '@/lib/text/service-words';
import { enterShare, saveFormula, type QualityRefusal } from '@/lib/usecases/save-quality';
import { staffAction, type RefusalWords } from '@/lib/web/staff-action';

function words(refusal: QualityRefusal): RefusalWords {
  switch (refusal.name) {
    case 'BadPeriod':
      return { message: 'Kỳ này không đúng. Tải lại trang rồi thử lại.' };
    case 'NoSuchPart':
      return { message: 'Tiêu chí này không còn trong công thức. Tải lại trang.' };
    case 'Computed':
      return { message: 'Tiêu chí này do hệ thống tính, không nhập tay.' };
    case 'BadFormula':
      return { message: refusal.problems.map(formulaProblemWords).join('. ') };
  }
}

export const enterShareAction = staffAction({ permission: 'quality:enter', input: QualityEntryForm, run: enterShare, refusals: words, success: () => 'Đã lưu số liệu.', then: () => revalidatePath(paths.qualityIndex()) });

export const saveFormulaAction = staffAction({
  permission: 'quality:enter',
  input: QualityFormulaForm,
  run: saveFormula,
  refusals: words,
  then: () => {
    revalidatePath(paths.qualityIndex());
    redirect(paths.qualityIndex());
  },
});
