'use client';

import { useActionState, useState } from 'react';
import { Button, LinkButton } from '@/components/ui/button';
import { Checkbox, RadioGroup, Select } from '@/components/ui/choices';
import { DateInput } from '@/components/ui/date-input';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea, TextInput } from '@/components/ui/text-input';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { actRule, SUPPLEMENT_ASKS_ALLOWED, type DossierAct } from '@/lib/domain/dossier/acts';
import { ACT_WORDS } from '@/lib/text/act-refusals';
import { paths } from '@/lib/text/paths';
import type { ActDone } from '@/lib/usecases/perform-act';
import type { ActionState } from '@/lib/web/action-state';
import { ResultFile } from './result-file';

type Named = { readonly id: string; readonly name: string };
type ActFormProps = {
  act: DossierAct;
  code: string;
  seen: number;
  applicant: string;
  due: string | null;
  /** An online submission that the desk has not accepted yet. */
  isSubmission: boolean;
  supplementAsks: number;
  units: readonly Named[];
  people: readonly Named[];
  defaultUnitId?: string;
  events: readonly { seq: number; words: string }[];
  today: PlainDate;
  action: (previous: ActionState<ActDone>, form: FormData) => Promise<ActionState<ActDone>>;
};

/** What happens when it is done, said before; for what cannot be undone the button is the danger one. */
const CONSEQUENCES: Partial<Record<DossierAct, string>> = {
  'request-supplement': 'Đồng hồ thời hạn dừng từ lúc này cho đến khi nhận đủ giấy tờ. Người nộp được báo theo cách họ đã chọn.',
  'request-payment': 'Đồng hồ thời hạn dừng từ lúc này cho đến khi ghi nhận đã nộp tiền.',
  'receive-supplement': 'Đồng hồ thời hạn chạy tiếp. Ngày nhận bổ sung được tính theo cách tính của thủ tục.',
  consult: 'Lấy ý kiến phối hợp không làm dừng thời hạn.',
  stop: 'Việc giải quyết kết thúc. Hồ sơ không mở lại được, trừ khi có người thứ hai hiệu đính.',
  withdraw: 'Hồ sơ kết thúc theo yêu cầu của người nộp. Không mở lại được, trừ khi có người thứ hai hiệu đính.',
  decline: 'Hồ sơ không được tiếp nhận. Không mở lại được, trừ khi có người thứ hai hiệu đính.',
  finish: 'Việc giải quyết kết thúc tại đây; trước hạn, đúng hạn hay quá hạn xét theo hạn gốc. Người nộp được báo đến nhận.',
  'return-result': 'Hồ sơ kết thúc khi kết quả đã trao tận tay hoặc gửi bưu chính.',
  apologise: 'Người nộp nhận ngày hẹn mới. Trước hạn hay quá hạn vẫn xét theo hạn gốc. Chỉ làm được một lần.',
  correct: 'Diễn biến được chọn không còn được tính. Cả hai vẫn hiện trong hồ sơ.',
};
/** The same of an online submission that has not been accepted: no clock runs yet. */
const BEFORE_INTAKE: Partial<Record<DossierAct, string>> = {
  accept: 'Thời hạn giải quyết tính từ lúc này. Giấy tiếp nhận hồ sơ và hẹn trả kết quả được lập và người nộp được báo theo cách họ đã chọn.',
  decline: 'Phiếu từ chối tiếp nhận được lập, nêu lý do và căn cứ; người nộp xem được trên trang tra cứu. Không mở lại được, trừ khi có người thứ hai hiệu đính.',
  'request-supplement': 'Hồ sơ chưa được tiếp nhận nên chưa tính thời hạn. Phiếu yêu cầu bổ sung được lập và người nộp nộp bổ sung trực tuyến được.',
  'receive-supplement': 'Bộ phận tiếp nhận trả lời lại trong 8 giờ làm việc từ lúc nhận bổ sung.',
  withdraw: 'Hồ sơ kết thúc theo yêu cầu của người nộp, khi chưa được tiếp nhận.',
};
const FINAL: ReadonlySet<DossierAct> = new Set(['stop', 'withdraw', 'decline', 'correct']);

/** The form of one act: fields from the act's row of the table, in the order a person would fill them. */
export function ActForm(props: ActFormProps) {
  const { act, code, seen, isSubmission, units, people, events, today, due } = props;
  const [state, submit] = useActionState(props.action, { status: 'idle' } as ActionState<ActDone>);
  const [isLate, setLate] = useState(false);
  const needs = new Set<string>(actRule(act).inputs);
  const typed = (name: string, otherwise = '') => state.values?.[name] ?? otherwise;
  const field = (name: string) => ({ name, error: state.fieldErrors?.[name] ?? null, defaultValue: typed(name), key: `${name}:${typed(name)}` });
  const late = isLate || Boolean(state.values?.legalOn) || Boolean(state.fieldErrors?.legalOn);
  const problems = [...Object.entries(state.fieldErrors ?? {}).map(([name, message]) => ({ name, message })), ...(state.status === 'error' && Object.keys(state.fieldErrors ?? {}).length === 0 && state.message ? [{ name: null, message: state.message }] : [])];
  const spread = ({ key: _key, ...rest }: ReturnType<typeof field>) => rest;
  return (
    <form action={submit} className="sheet" style={{ maxWidth: '42rem', padding: '1.25rem' }}>
      <p className="mb-4">
        <b>{props.applicant}</b>
        {due && <>, hạn trả {due}</>}
      </p>
      {(isSubmission ? (BEFORE_INTAKE[act] ?? CONSEQUENCES[act]) : CONSEQUENCES[act]) && <Notice>{isSubmission ? (BEFORE_INTAKE[act] ?? CONSEQUENCES[act]) : CONSEQUENCES[act]}</Notice>}
      {act === 'request-supplement' && props.supplementAsks === SUPPLEMENT_ASKS_ALLOWED - 1 && (
        <Notice tone="warning">Đây là lần yêu cầu bổ sung thứ {SUPPLEMENT_ASKS_ALLOWED}, cũng là lần cuối. Hãy nêu hết những gì còn thiếu.</Notice>
      )}
      {problems.length > 0 && <ErrorSummary problems={problems} answer={state} />}
      {state.signInHref && (
        <p>
          <a href={state.signInHref} target="_blank" rel="noreferrer">Đăng nhập lại ở thẻ mới</a>
        </p>
      )}
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="seen" value={seen} />
      {needs.has('items') && <TextArea key={field('items').key} {...spread(field('items'))} label="Giấy tờ cần bổ sung" hint="Mỗi dòng một loại giấy tờ" rows={4} />}
      {needs.has('voided-event') && <Select key={field('voidsSeq').key} {...spread(field('voidsSeq'))} label="Diễn biến cần hiệu đính" hint="Chỉ chọn được diễn biến do người khác ghi" emptyWords="Chọn diễn biến" options={events.map(({ seq, words }) => ({ value: String(seq), label: words }))} />}
      {(needs.has('receiving-unit') || act === 'submit-for-signature') && needs.has('receiving-unit') && (
        <Select key={field('toUnitId').key} {...spread(field('toUnitId'))} defaultValue={typed('toUnitId', props.defaultUnitId)} label={act === 'consult' ? 'Đơn vị được hỏi ý kiến' : 'Đơn vị nhận'} emptyWords="Chọn đơn vị" options={units.map(({ id, name }) => ({ value: id, label: name }))} />
      )}
      {(needs.has('assignee') || act === 'submit-for-signature') && (
        <Select key={field('toStaffId').key} {...spread(field('toStaffId'))} optional={!needs.has('assignee')} label={act === 'submit-for-signature' ? 'Người ký' : 'Người xử lý'} emptyWords="Chọn người" options={people.map(({ id, name }) => ({ value: id, label: name }))} />
      )}
      {needs.has('amount') && <TextInput key={field('amountVnd').key} {...spread(field('amountVnd'))} label="Số tiền (đồng)" inputMode="numeric" />}
      {act === 'record-payment' && <TextInput key={field('receiptNumber').key} {...spread(field('receiptNumber'))} label="Số biên lai" optional />}
      {needs.has('result') && (
        <>
          <RadioGroup key={field('resultKind').key} {...spread(field('resultKind'))} defaultValue={typed('resultKind', 'granted')} label="Kết quả" options={[{ value: 'granted', label: 'Giải quyết theo đề nghị' }, { value: 'refused', label: 'Từ chối, có văn bản nêu rõ lý do' }]} />
          <TextInput key={field('resultNumber').key} {...spread(field('resultNumber'))} label="Số, ký hiệu văn bản kết quả" />
          <DateInput key={field('resultOn').key} {...spread(field('resultOn'))} label="Ngày văn bản kết quả" latest={today} />
          <Checkbox key={`noDocument:${typed('resultHasNoDocument')}`} name="resultHasNoDocument" label="Kết quả không phải văn bản" hint="Ví dụ: chỉ cập nhật vào hệ thống. Khi đó để trống số và ngày." defaultChecked={typed('resultHasNoDocument') === 'on'} error={state.fieldErrors?.resultHasNoDocument ?? null} />
          <ResultFile fileId={typed('resultFileId')} error={state.fieldErrors?.resultFileId ?? null} />
        </>
      )}
      {needs.has('collector') && (
        <>
          <TextInput key={field('collector').key} {...spread(field('collector'))} defaultValue={typed('collector', props.applicant)} label="Người nhận kết quả" />
          <RadioGroup key={field('deliveredBy').key} {...spread(field('deliveredBy'))} defaultValue={typed('deliveredBy', 'counter')} label="Cách trả" options={[{ value: 'counter', label: 'Tại quầy, có ký nhận' }, { value: 'postal', label: 'Bưu chính công ích' }, { value: 'electronic', label: 'Bản điện tử' }]} />
          <TextInput key={field('trackingNumber').key} {...spread(field('trackingNumber'))} label="Số vận đơn bưu chính" optional />
        </>
      )}
      {needs.has('second-target') && <DateInput key={field('secondTarget').key} {...spread(field('secondTarget'))} label="Ngày trả mới" />}
      {needs.has('reply-by') && <DateInput key={field('replyBy').key} {...spread(field('replyBy'))} label={act === 'consult' ? 'Đề nghị trả lời trước ngày' : 'Hẹn người nộp trả lời trước ngày'} />}
      {needs.has('legal-basis') && <TextInput key={field('legalBasis').key} {...spread(field('legalBasis'))} label="Căn cứ pháp lý" />}
      <TextArea key={field('reason').key} {...spread(field('reason'))} label={needs.has('reason') ? 'Lý do' : late ? 'Lý do ghi muộn' : 'Ghi chú'} optional={!needs.has('reason') && !late} rows={3} />
      {late ? (
        <div className="grid grid-cols-2 gap-3">
          <DateInput key={field('legalOn').key} {...spread(field('legalOn'))} label="Ngày việc xảy ra" latest={today} />
          <TextInput key={field('legalTime').key} {...spread(field('legalTime'))} label="Giờ" placeholder="14:30" />
        </div>
      ) : (
        <Button type="button" tone="quiet" onClick={() => setLate(true)}>Việc này xảy ra trước đó, nay mới ghi</Button>
      )}
      <div className="acts mt-4">
        <SubmitButton tone={FINAL.has(act) ? 'danger' : 'primary'}>{ACT_WORDS[act]}</SubmitButton>
        <LinkButton href={paths.dossier(code)} tone="quiet">Quay lại hồ sơ</LinkButton>
      </div>
    </form>
  );
}
