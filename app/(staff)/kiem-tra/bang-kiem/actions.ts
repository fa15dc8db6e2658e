'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { ApproveChecklist, CopyChecklist, DiscardChecklist, EditChecklist } from '@/lib/schemas/checklist';
import { paths } from '@/lib/text/paths';
import { approveChecklist, discardChecklist } from '@/lib/usecases/inspection/approve-checklist';
import { copyChecklist } from '@/lib/usecases/inspection/copy-checklist';
import { editChecklist } from '@/lib/usecases/inspection/edit-checklist';
import { staffAction } from '@/lib/web/staff-action';
import { checklistRefusal } from './refusal-words';

const seeAgain = () => revalidatePath(paths.checklists(), 'layout');

export const copyChecklistAction = staffAction({ permission: 'checklist:edit', input: CopyChecklist, run: copyChecklist, refusals: checklistRefusal, then: ({ number }) => { seeAgain(); redirect(paths.checklist(number)); } });
export const editChecklistAction = staffAction({ permission: 'checklist:edit', input: EditChecklist, run: editChecklist, refusals: checklistRefusal, then: ({ number }) => { seeAgain(); redirect(paths.checklist(number)); } });
export const moveInChecklistAction = staffAction({ permission: 'checklist:edit', input: EditChecklist, run: editChecklist, refusals: checklistRefusal, then: seeAgain });
export const approveChecklistAction = staffAction({ permission: 'checklist:approve', input: ApproveChecklist, run: approveChecklist, refusals: checklistRefusal, success: ({ number }) => `Đã duyệt bản số ${number}.`, then: seeAgain });
export const discardChecklistAction = staffAction({ permission: 'checklist:edit', input: DiscardChecklist, run: discardChecklist, refusals: checklistRefusal, then: () => { seeAgain(); redirect(paths.checklists()); } });
