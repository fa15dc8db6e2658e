'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { IssueYearPlan, RemoveYearPlanLine, SaveYearPlan, SaveYearPlanLine, WithdrawYearPlan } from '@/lib/schemas/inspection-plan';
import { paths } from '@/lib/text/paths';
import { issueYearPlan, removeYearPlanLine, saveYearPlan, saveYearPlanLine, withdrawYearPlan } from '@/lib/usecases/inspection/year-plan';
import { staffAction } from '@/lib/web/staff-action';
import { flowRefusal as refusals } from '../flow-refusal-words';

const seeAgain = () => revalidatePath(paths.inspections(), 'layout');
const plan = { permission: 'inspection:plan', refusals } as const;

export const saveYearPlanAction = staffAction({
  ...plan, input: SaveYearPlan, run: saveYearPlan,
  then: ({ id }) => {
    seeAgain();
    redirect(paths.inspectionYearPlan(id));
  },
});
export const saveYearPlanLineAction = staffAction({ ...plan, input: SaveYearPlanLine, run: saveYearPlanLine, success: () => 'Đã lưu dòng kế hoạch.', then: seeAgain });
export const removeYearPlanLineAction = staffAction({ ...plan, input: RemoveYearPlanLine, run: removeYearPlanLine, success: () => 'Đã bỏ dòng kế hoạch.', then: seeAgain });
export const issueYearPlanAction = staffAction({ permission: 'inspection:approve', refusals, input: IssueYearPlan, run: issueYearPlan, success: () => 'Đã ban hành kế hoạch năm.', then: seeAgain });
export const withdrawYearPlanAction = staffAction({ permission: 'inspection:approve', refusals, input: WithdrawYearPlan, run: withdrawYearPlan, success: () => 'Đã thu hồi kế hoạch năm.', then: seeAgain });
