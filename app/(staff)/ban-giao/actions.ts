'use server';

import { redirect } from 'next/navigation';
import { revalidatePath } from 'next/cache';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { GiveBySheet, SignSheet } from '@/lib/schemas/handover';
import { formatDateTime } from '@/lib/text/format';
import { giveRefusalWords, signRefusalWords } from '@/lib/text/handover-words';
import { paths } from '@/lib/text/paths';
import { giveBySheet } from '@/lib/usecases/give-by-sheet';
import { signSheet } from '@/lib/usecases/sign-sheet';
import { staffAction } from '@/lib/web/staff-action';

export const giveBySheetAction = staffAction({
  permission: 'dossier:hand-over',
  input: GiveBySheet,
  run: giveBySheet,
  refusals: giveRefusalWords,
  then: ({ sheetId }) => redirect(paths.handover(sheetId)),
});

export const signSheetAction = staffAction({
  permission: 'dossier:take-over',
  input: SignSheet,
  run: signSheet,
  refusals: (refusal) => signRefusalWords(refusal, (at) => formatDateTime(at as LocalTime)),
  success: ({ received, missing }) => (missing === 0 ? `Đã ký nhận ${received} hồ sơ.` : `Đã ký nhận ${received} hồ sơ; ${missing} hồ sơ không có trong lô vẫn ở bên giao.`),
  then: ({ sheetId }) => revalidatePath(paths.handover(sheetId)),
});
