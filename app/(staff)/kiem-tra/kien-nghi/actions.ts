'use server';

import { revalidatePath } from 'next/cache';
import { DraftRecommendation, RemedyStepForm, RemoveRecommendation } from '@/lib/schemas/inspection-finding';
import { recommendationStateWords } from '@/lib/text/inspection-finding-words';
import { paths } from '@/lib/text/paths';
import { draftRecommendation, removeRecommendation } from '@/lib/usecases/inspection/draft-recommendation';
import { stepRecommendation } from '@/lib/usecases/inspection/step-recommendation';
import { staffAction } from '@/lib/web/staff-action';
import { findingRefusal } from '../phat-hien/refusal-words';

const seeAgain = () => revalidatePath(paths.inspections(), 'layout');

export const draftRecommendationAction = staffAction({ permission: 'inspection:work', input: DraftRecommendation, run: draftRecommendation, refusals: findingRefusal, success: ({ number }) => `Đã lưu dự thảo kiến nghị ${number}.`, then: seeAgain });
export const removeRecommendationAction = staffAction({ permission: 'inspection:work', input: RemoveRecommendation, run: removeRecommendation, refusals: findingRefusal, success: ({ number }) => `Đã bỏ dự thảo kiến nghị ${number}.`, then: seeAgain });
export const stepRecommendationAction = staffAction({ permission: 'inspection:view', input: RemedyStepForm, run: stepRecommendation, refusals: findingRefusal, success: ({ state }) => `Đã lưu: ${recommendationStateWords[state].toLowerCase()}.`, then: seeAgain });
