'use server';

import { revalidatePath } from 'next/cache';
import { DeskAnswer } from '@/lib/schemas/inspection-finding';
import { paths } from '@/lib/text/paths';
import { answerAtDesk } from '@/lib/usecases/inspection/answer-at-desk';
import { staffAction } from '@/lib/web/staff-action';
import { answerRefusal } from './refusal-words';

export const answerAtDeskAction = staffAction({ permission: 'inspection:work', input: DeskAnswer, run: answerAtDesk, refusals: answerRefusal, then: ({ code, unitId }) => revalidatePath(paths.inspectedUnit(code, unitId)) });
