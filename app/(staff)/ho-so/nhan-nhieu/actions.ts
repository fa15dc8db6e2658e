'use server';

import { revalidatePath } from 'next/cache';
import { TakeOverMany } from '@/lib/schemas/handover';
import { batchRefusalWords, fileProblemWords } from '@/lib/text/handover-words';
import { paths } from '@/lib/text/paths';
import { takeOverMany } from '@/lib/usecases/take-over-many';
import { staffAction } from '@/lib/web/staff-action';

export const takeOverManyAction = staffAction({
  permission: 'dossier:take-over',
  input: TakeOverMany,
  run: takeOverMany,
  refusals: batchRefusalWords,
  success: ({ taken, problems }) => `Đã nhận xử lý ${taken.length} hồ sơ.${problems.length > 0 ? ` Chưa nhận được ${problems.length}: ${problems.map(fileProblemWords).join(' ')}` : ''}`,
  then: () => revalidatePath(paths.takeOverMany()),
});
