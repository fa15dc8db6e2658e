'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { SavePlan } from '@/lib/schemas/inspection-plan';
import { paths } from '@/lib/text/paths';
import { planInspection } from '@/lib/usecases/inspection/plan-inspection';
import { staffAction } from '@/lib/web/staff-action';
import { flowRefusal } from '../flow-refusal-words';

export const savePlanAction = staffAction({
  permission: 'inspection:plan', input: SavePlan, run: planInspection, refusals: flowRefusal,
  then: ({ code }) => {
    revalidatePath(paths.inspections(), 'layout');
    redirect(paths.inspection(code));
  },
});
