'use server';

import { revalidatePath } from 'next/cache';
import { CancelAbsence, EnterAbsence } from '@/lib/schemas/absence';
import { absenceRefusalWords, CANCEL_ABSENCE_WORDS } from '@/lib/text/absence-words';
import { paths } from '@/lib/text/paths';
import { cancelAbsence } from '@/lib/usecases/cancel-absence';
import { enterAbsence } from '@/lib/usecases/enter-absence';
import { staffAction } from '@/lib/web/staff-action';

const again = () => revalidatePath(paths.absences());

/** Whose absence one may enter is the use case's question. */
export const enterAbsenceAction = staffAction({
  permission: 'absence:view',
  input: EnterAbsence,
  run: enterAbsence,
  refusals: absenceRefusalWords,
  success: ({ staffName, delegateName }) => `Đã ghi: ${staffName} vắng mặt, ${delegateName} làm thay.`,
  then: again,
});

export const cancelAbsenceAction = staffAction({
  permission: 'absence:view',
  input: CancelAbsence,
  run: cancelAbsence,
  refusals: ({ name }) => ({ message: CANCEL_ABSENCE_WORDS[name] }),
  success: () => 'Đã hủy lần vắng mặt.',
  then: again,
});
