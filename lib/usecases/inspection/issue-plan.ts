import 'server-only';
import type { FlowRefusal } from '@/lib/domain/inspection/flow-refusal';
import type { Result } from '@/lib/domain/shared/result';
import { ok } from '@/lib/domain/shared/result';
import type { IssueSigned } from '@/lib/schemas/inspection-plan';
import type { Context } from '../context';
import type { InspectionRefusal } from './act';
import { onCode, type Acted } from './on-code';
import { issueSigned } from './issued';

/** Issues the plan with number, day and signer; by a second person, a leader. */
export const issuePlan = (ctx: Context, input: IssueSigned): Promise<Result<Acted, FlowRefusal | InspectionRefusal>> =>
  onCode<Acted, FlowRefusal>(ctx, { code: input.code, act: 'issue-plan', version: input.version, legalOn: input.issuedOn, data: { number: input.number } }, async (tx, inspection) => {
    const issued = await issueSigned(tx, ctx, { kind: 'plan', inspectionId: inspection.id }, input);
    return issued.ok ? ok({ code: inspection.code }) : issued;
  });
