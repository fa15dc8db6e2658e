'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { FindingStep, NotifyFindings, RecordFinding } from '@/lib/schemas/inspection-finding';
import { paths } from '@/lib/text/paths';
import { findingStateWords } from '@/lib/text/inspection-finding-words';
import { recordFindingHere } from '@/lib/usecases/inspection/record-finding-here';
import { notifyFindings, stepFinding } from '@/lib/usecases/inspection/step-finding';
import { staffAction } from '@/lib/web/staff-action';
import { findingRefusal } from './refusal-words';

const seeAgain = () => revalidatePath(paths.inspections(), 'layout');

export const recordFindingAction = staffAction({ permission: 'inspection:work', input: RecordFinding, run: recordFindingHere, refusals: findingRefusal, then: ({ code, unitId }) => { seeAgain(); redirect(paths.inspectedUnit(code, unitId)); } });
export const stepFindingAction = staffAction({ permission: 'inspection:view', input: FindingStep, run: stepFinding, refusals: findingRefusal, success: ({ state }) => `Đã lưu: ${findingStateWords[state].toLowerCase()}.`, then: seeAgain });
export const notifyFindingsAction = staffAction({ permission: 'inspection:work', input: NotifyFindings, run: notifyFindings, refusals: findingRefusal, success: ({ count }) => (count === 0 ? 'Không còn phát hiện nào chưa thông báo.' : `Đã thông báo ${count} phát hiện cho đơn vị.`), then: seeAgain });
