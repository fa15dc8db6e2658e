'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { DismissApology, IssueApologies, IssueApology } from '@/lib/schemas/apology';
import { apologiesIssuedWords, draftRefusalWords } from '@/lib/text/apology-words';
import { paths } from '@/lib/text/paths';
import { issueApologies } from '@/lib/usecases/issue-apologies';
import { dismissApology, issueApology } from '@/lib/usecases/settle-apology';
import { staffAction } from '@/lib/web/staff-action';

/** Issues one draft with its Mẫu 04; then the dossier shows it. */
export const issueApologyAction = staffAction({
  permission: 'apology:settle',
  input: IssueApology,
  run: issueApology,
  refusals: draftRefusalWords,
  then: ({ code }) => redirect(paths.dossier(code)),
});

export const dismissApologyAction = staffAction({
  permission: 'apology:settle',
  input: DismissApology,
  run: (ctx, { id, dismissReason }) => dismissApology(ctx, { id, reason: dismissReason }),
  refusals: (refusal) => {
    const { message, field } = draftRefusalWords(refusal);
    return field === 'reason' ? { message, field: 'dismissReason' } : { message };
  },
  then: () => redirect(paths.apologyDrafts()),
});

export const issueApologiesAction = staffAction({
  permission: 'apology:settle',
  input: IssueApologies,
  run: issueApologies,
  refusals: () => ({ message: 'Chưa ban hành được. Tải lại trang rồi thử lại.' }),
  success: apologiesIssuedWords,
  then: () => revalidatePath(paths.apologyDrafts()),
});
