import type { DossierStatus } from './status';

/**
 * Everything that can happen to a dossier, each an event with its own legal time.
 * `correct` voids a named earlier event; `correct-receipt` issues the receipt anew and changes no status.
 */
export const DOSSIER_ACTS = [
  'receive', // tiếp nhận tại quầy, qua bưu chính
  'submit-online', // nộp trực tuyến
  'accept', // tiếp nhận hồ sơ nộp trực tuyến
  'decline', // từ chối tiếp nhận, Mẫu 03
  'hand-over', // bàn giao
  'take-over', // nhận xử lý
  'assign', // giao người xử lý
  'request-supplement', // yêu cầu bổ sung, Mẫu 02
  'receive-supplement', // nhận giấy tờ bổ sung
  'request-payment', // yêu cầu thực hiện nghĩa vụ tài chính
  'record-payment', // ghi nhận đã nộp tiền
  'consult', // lấy ý kiến phối hợp
  'consult-reply', // ghi nhận ý kiến trả lời
  'submit-for-signature', // trình ký
  'sign', // ký kết quả
  'return-for-correction', // trả lại để sửa dự thảo
  'stop', // dừng giải quyết, Mẫu 05
  'withdraw', // rút hồ sơ
  'finish', // có kết quả, kể cả kết quả từ chối
  'return-result', // trả kết quả
  'apologise', // xin lỗi và đề nghị gia hạn, Mẫu 04
  'remind', // nhắc
  'correct-receipt', // sửa và cấp lại giấy hẹn
  'correct', // hiệu đính
] as const;

export type DossierAct = (typeof DOSSIER_ACTS)[number];

export const isDossierAct = (text: string): text is DossierAct => (DOSSIER_ACTS as readonly string[]).includes(text);

/** The permissions that acts ask for: rows of lib/domain/access/permissions.ts, compared by the compiler where `can` is called. */
export type ActPermission =
  | 'dossier:receive'
  | 'dossier:accept'
  | 'dossier:hand-over'
  | 'dossier:take-over'
  | 'dossier:assign'
  | 'dossier:request-supplement'
  | 'dossier:receive-supplement'
  | 'dossier:request-payment'
  | 'dossier:record-payment'
  | 'dossier:consult'
  | 'dossier:submit-for-signature'
  | 'dossier:sign'
  | 'dossier:return-for-correction'
  | 'dossier:stop'
  | 'dossier:withdraw'
  | 'dossier:finish'
  | 'dossier:return-result'
  | 'dossier:apologise'
  | 'dossier:remind'
  | 'dossier:correct-receipt'
  | 'dossier:correct';

/** The papers of circular 03/2025 that an act makes; numbers of forms change, so they are named for what they are. */
export type ActPaper = 'intake-receipt' | 'supplement-request' | 'intake-refusal' | 'apology' | 'stop-notice' | 'routing-sheet' | 'payment-request';

/** A fact about the dossier that must hold before the act. */
export type FactNeeded =
  | 'open-supplement-request'
  | 'supplement-asks-left'
  | 'open-consultation'
  | 'not-awaiting-signature'
  | 'awaiting-signature'
  | 'no-apology-yet'
  | 'due-not-passed'
  | 'event-to-void';

/** What the person who acts must write down. */
export type InputNeeded = 'reason' | 'legal-basis' | 'items' | 'reply-by' | 'receiving-unit' | 'assignee' | 'amount' | 'result' | 'collector' | 'second-target' | 'voided-event';

export type ActRule = {
  readonly permission: ActPermission;
  readonly facts: readonly FactNeeded[];
  readonly inputs: readonly InputNeeded[];
  readonly paper: ActPaper | null;
  /** False: recorded beside the course of the dossier, so it neither waits for nor holds back the legal time of other events. */
  readonly isOrdered: boolean;
};

/** A supplement is asked for at most this often after intake: a warning at the second, a refusal of the third. */
export const SUPPLEMENT_ASKS_ALLOWED = 2;

const rule = (permission: ActPermission, parts: Partial<Omit<ActRule, 'permission'>> = {}): ActRule => ({
  permission, facts: [], inputs: [], paper: null, isOrdered: true, ...parts,
});

/** Permission, facts, inputs and paper of every act. A missing act is a compile error. */
export const ACT_RULES = {
  'receive': rule('dossier:receive', { paper: 'intake-receipt' }),
  'submit-online': rule('dossier:receive'),
  'accept': rule('dossier:accept', { paper: 'intake-receipt' }),
  'decline': rule('dossier:accept', { inputs: ['reason', 'legal-basis'], paper: 'intake-refusal' }),
  'hand-over': rule('dossier:hand-over', { inputs: ['receiving-unit'], paper: 'routing-sheet' }),
  'take-over': rule('dossier:take-over'),
  'assign': rule('dossier:assign', { inputs: ['assignee'] }),
  'request-supplement': rule('dossier:request-supplement', { facts: ['supplement-asks-left'], inputs: ['items', 'reason', 'reply-by'], paper: 'supplement-request' }),
  'receive-supplement': rule('dossier:receive-supplement', { facts: ['open-supplement-request'] }),
  'request-payment': rule('dossier:request-payment', { inputs: ['amount', 'reply-by'], paper: 'payment-request' }),
  'record-payment': rule('dossier:record-payment', { inputs: ['amount'] }),
  'consult': rule('dossier:consult', { inputs: ['receiving-unit', 'reply-by'] }),
  'consult-reply': rule('dossier:consult', { facts: ['open-consultation'] }),
  'submit-for-signature': rule('dossier:submit-for-signature', { facts: ['not-awaiting-signature'] }),
  'sign': rule('dossier:sign', { facts: ['awaiting-signature'] }),
  'return-for-correction': rule('dossier:return-for-correction', { facts: ['awaiting-signature'], inputs: ['reason'] }),
  'stop': rule('dossier:stop', { inputs: ['reason', 'legal-basis'], paper: 'stop-notice' }),
  'withdraw': rule('dossier:withdraw', { inputs: ['reason'] }),
  'finish': rule('dossier:finish', { facts: ['not-awaiting-signature'], inputs: ['result'] }),
  'return-result': rule('dossier:return-result', { inputs: ['collector'] }),
  'apologise': rule('dossier:apologise', { facts: ['no-apology-yet', 'due-not-passed'], inputs: ['reason', 'second-target'], paper: 'apology' }),
  'remind': rule('dossier:remind', { isOrdered: false }),
  'correct-receipt': rule('dossier:correct-receipt', { inputs: ['reason'], paper: 'intake-receipt', isOrdered: false }),
  'correct': rule('dossier:correct', { facts: ['event-to-void'], inputs: ['reason', 'voided-event'], isOrdered: false }),
} as const satisfies Record<DossierAct, ActRule>;

/** The rule of an act, as the general type. */
export const actRule = (act: DossierAct): ActRule => ACT_RULES[act];

/** Before intake the desk answers an online submission, supplements included: one permission for all of it. */
export function permissionFor(act: DossierAct, status: DossierStatus): ActPermission {
  const isDeskAnswer = act === 'request-supplement' || act === 'receive-supplement';
  return status === 'submitted' && isDeskAnswer ? 'dossier:accept' : ACT_RULES[act].permission;
}
