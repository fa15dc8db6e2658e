'use server';

import { revalidatePath } from 'next/cache';
import { AddSynonym, RemoveSynonym } from '@/lib/schemas/synonym';
import { paths } from '@/lib/text/paths';
import { addSynonym, removeSynonym, type SynonymRefusal } from '@/lib/usecases/edit-synonyms';
import { staffAction } from '@/lib/web/staff-action';

function words(refusal: SynonymRefusal): { message: string; field?: string } {
  switch (refusal.name) {
    case 'AlreadyThere':
      return { message: 'Đã có từ này với nghĩa này.', field: 'phrase' };
    case 'NoSuchProcedure':
      return { message: `Không có thủ tục nào mang mã ${refusal.code}.`, field: 'target' };
    case 'NoSuchSynonym':
      return { message: 'Từ này đã được bỏ trước đó. Tải lại trang.' };
  }
}

export const addSynonymAction = staffAction({
  permission: 'procedure:draft', input: AddSynonym, run: addSynonym, refusals: words,
  success: ({ phrase }) => `Đã thêm “${phrase}”. Người tìm thấy được ngay.`,
  then: () => revalidatePath(paths.everydayWords()),
});

export const removeSynonymAction = staffAction({
  permission: 'procedure:draft', input: RemoveSynonym, run: removeSynonym, refusals: words,
  success: ({ phrase }) => `Đã bỏ “${phrase}”.`,
  then: () => revalidatePath(paths.everydayWords()),
});
