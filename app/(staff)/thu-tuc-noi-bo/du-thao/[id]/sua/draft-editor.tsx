'use client';

import { useRouter } from 'next/navigation';
import { useActionState, useEffect, useState, type ComponentType } from 'react';
import { askServer } from '@/components/dossier/intake/ask-server';
import { Button, LinkButton } from '@/components/ui/button';
import { Select } from '@/components/ui/choices';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { Sheet } from '@/components/ui/sheet';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea, TextInput } from '@/components/ui/text-input';
import type { ChangeKind } from '@/lib/domain/procedure/change';
import type { DraftForm, TypedDays } from '@/lib/domain/procedure/draft-form';
import { paths } from '@/lib/text/paths';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../../../form-answer';
import { saveDraftAction, submitDraftAction } from '../../../actions';
import { ChannelsPart, ConditionsPart, EnglishPart, GeneralPart, LimitsPart, TextsPart, WorkflowPart, type Choice, type SectionProps } from './sections';
import { BasesPart, ComponentsPart, FeesPart } from './sections-more';
import { useKeptDraft, type Kept } from './use-kept-draft';

type Section = { readonly id: string; readonly title: string; readonly paths: readonly string[]; readonly Part: ComponentType<SectionProps> };

const SECTIONS: readonly Section[] = [
  { id: 'chung', title: 'Tên, mã, nơi giải quyết', paths: ['name', 'code', 'sectorId', 'handlingUnitId', 'level', 'onlineLevel', 'pauseRule'], Part: GeneralPart },
  { id: 'trinh-tu', title: 'Trình tự thực hiện', paths: ['steps'], Part: (props) => <TextsPart {...props} part="steps" noun="Bước" add="Thêm bước" label="Nội dung" /> },
  { id: 'cach-nop', title: 'Cách thức, đối tượng', paths: ['channels', 'applicantKinds'], Part: ChannelsPart },
  { id: 'thoi-han', title: 'Thời hạn giải quyết', paths: ['timeLimits', 'committed'], Part: LimitsPart },
  { id: 'thanh-phan', title: 'Thành phần, số lượng hồ sơ', paths: ['components', 'sets'], Part: ComponentsPart },
  { id: 'ket-qua', title: 'Kết quả thực hiện', paths: ['results'], Part: (props) => <TextsPart {...props} part="results" noun="Kết quả" add="Thêm kết quả" label="Nội dung" /> },
  { id: 'phi', title: 'Phí, lệ phí', paths: ['fees'], Part: FeesPart },
  { id: 'dieu-kien', title: 'Yêu cầu, điều kiện', paths: ['conditions'], Part: ConditionsPart },
  { id: 'can-cu', title: 'Căn cứ pháp lý', paths: ['legalBases'], Part: BasesPart },
  { id: 'quy-trinh', title: 'Quy trình nội bộ', paths: ['workflow'], Part: WorkflowPart },
  { id: 'tieng-anh', title: 'Tiếng Anh', paths: ['nameEn', 'summaryEn'], Part: EnglishPart },
];

type LastSave = { readonly revision: number; readonly by: string | null; readonly at: string };
type EditorProps = { readonly draftId: string; readonly change: ChangeKind; readonly saved: Kept; readonly decisions: readonly Choice[]; readonly units: readonly Choice[]; readonly sectors: readonly Choice[]; readonly codeIsFixed: boolean; readonly days: TypedDays | null };

/** The whole of a draft in one long form. What is typed stays on this device until it is saved; nothing that somebody else saved is written over unasked. */
export function DraftEditor({ draftId, change, saved, decisions, units, sectors, codeIsFixed, days }: EditorProps) {
  const router = useRouter();
  const [base, setBase] = useState(saved);
  const [draft, setDraft] = useState(saved);
  const [saveState, save, isSaving] = useActionState(saveDraftAction, IDLE);
  const [sendState, send, isSending] = useActionState(submitDraftAction, IDLE);
  const [lastAct, setLastAct] = useState<'save' | 'send'>('save');
  const [sent, setSent] = useState<Kept>(saved);
  const [other, setOther] = useState<LastSave | null>(null);
  const kept = useKeptDraft(draftId, base, draft);
  const state = lastAct === 'save' ? saveState : sendState;
  const errors = state.status === 'error' ? (state.fieldErrors ?? {}) : {};
  const isDirty = JSON.stringify([draft.form, draft.decisionId]) !== JSON.stringify([base.form, base.decisionId]);

  useEffect(() => {
    if (saveState.status === 'ok' && saveState.value) {
      const { revision } = saveState.value;
      setBase({ ...sent, revision });
      setDraft((current) => ({ ...current, revision }));
      kept.forget();
      setOther(null);
    }
    // The answer is taken once, when it comes.
  }, [saveState]);
  useEffect(() => {
    if (sendState.status !== 'ok') return;
    kept.forget();
    router.push(paths.procedureDraft(draftId));
  }, [sendState]);
  useEffect(() => {
    if (state.status !== 'error' || state.signInHref) return;
    void askServer<LastSave>(paths.procedureDraftLastSave(draftId)).then((answer) => {
      if (answer.ok && answer.value.revision !== draft.revision) setOther(answer.value);
    });
  }, [state]);

  const set = (part: Partial<DraftForm>) => setDraft((current) => ({ ...current, form: { ...current.form, ...part } }));
  const errorOf = (path: string): string | undefined => errors[path];
  const wrongIn = ({ paths: own }: Section): number => Object.keys(errors).filter((path) => own.includes(path.split('.')[0] ?? '')).length;
  const sections = change === 'repeal' ? [] : SECTIONS;
  const part: SectionProps = { form: draft.form, set, errorOf, units, sectors, codeIsFixed };
  return (
    <>
      {kept.found && (
        <Notice tone="warning" title="Còn nội dung chưa lưu từ lần mở trước trên máy này" className="mb-3">
          {kept.found.revision !== base.revision && <p>Sau đó dự thảo đã được lưu lần khác; so lại trước khi lưu.</p>}
          <div className="acts mt-2">
            <Button tone="primary" onClick={() => { if (kept.found) setDraft({ ...kept.found, revision: base.revision }); kept.settle(); }}>Lấy lại nội dung chưa lưu</Button>
            <Button onClick={kept.forget}>Bỏ, dùng bản đã lưu</Button>
          </div>
        </Notice>
      )}
      <FormAnswer state={state} />
      {other && (
        <Notice tone="warning" announce title={`${other.by ?? 'Người khác'} đã lưu dự thảo này ${other.at}`} className="mb-3">
          <p><a href={paths.procedureDraft(draftId)} target="_blank" rel="noreferrer">Xem bản đã lưu ở thẻ mới</a>. Nội dung bạn nhập vẫn còn nguyên. Bản bị lưu đè vẫn được giữ trong lịch sử dự thảo.</p>
          <div className="acts mt-2">
            <Button onClick={() => { setDraft({ ...draft, revision: other.revision }); setBase({ ...base, revision: other.revision }); setOther(null); }}>Giữ nội dung của tôi, cho phép lưu đè</Button>
            <Button onClick={() => { kept.forget(); location.reload(); }}>Bỏ nội dung của tôi, mở bản đã lưu</Button>
          </div>
        </Notice>
      )}
      <div className="draft-editor">
        <div>
          {change !== 'correct' && (
            <Sheet id="quyet-dinh" title="Quyết định công bố" className="mb-3">
              <Select name="decisionId" label="Theo quyết định" emptyWords="Chưa chọn" options={decisions} value={draft.decisionId} onValueChange={(decisionId) => setDraft({ ...draft, decisionId })} error={errorOf('decisionId')} hint="Bản mới áp dụng từ ngày quyết định có hiệu lực" />
              <p className="mt-2 small"><Link href={paths.newProcedureDecision()} target="_blank">Nhập quyết định mới ở thẻ khác</Link></p>
            </Sheet>
          )}
          {(change === 'correct' || change === 'repeal') && (
            <Sheet id="ly-do" title={change === 'correct' ? 'Lý do đính chính' : 'Ghi chú bãi bỏ'} className="mb-3">
              <TextArea name="reason" label={change === 'correct' ? 'Ghi sai ở đâu, đúng theo quyết định là gì' : 'Căn cứ, lưu ý khi bãi bỏ'} optional={change === 'repeal'} rows={3} value={draft.form.reason} onChange={(event) => set({ reason: event.target.value })} error={errorOf('reason')} />
            </Sheet>
          )}
          {change === 'correct' && days && (
            <Sheet id="ngay-ap-dung" title="Ngày áp dụng" className="mb-3">
              <div className="draft-days">
                <TextInput name="daysFrom" label="Áp dụng từ ngày" inputMode="numeric" value={(draft.form.days ?? days).from} onChange={(event) => set({ days: { ...(draft.form.days ?? days), from: event.target.value } })} error={errorOf('days.from')} />
                <TextInput name="daysTo" label="Áp dụng đến hết ngày" optional inputMode="numeric" value={(draft.form.days ?? days).to} onChange={(event) => set({ days: { ...(draft.form.days ?? days), to: event.target.value } })} error={errorOf('days.to')} />
              </div>
              <p className="mt-2 small muted">Chỉ sửa khi hệ thống ghi khác quyết định. Bản liền trước, nếu hết hiệu lực theo chính quyết định này, đổi ngày cuối theo.</p>
            </Sheet>
          )}
          {sections.map(({ id, title, Part }) => (
            <Sheet key={id} id={id} title={title} className="mb-3">
              <Part {...part} />
            </Sheet>
          ))}
        </div>
        <aside className="draft-side">
          {sections.length > 0 && (
            <Sheet title="Các phần">
              <ol className="draft-contents">
                {sections.map((section) => (
                  <li key={section.id}>
                    <a href={`#${section.id}`}>{section.title}</a> {wrongIn(section) > 0 && <b>{wrongIn(section)} chỗ cần sửa</b>}
                  </li>
                ))}
              </ol>
              <p className="small muted mt-2">Trong một dòng, Alt và phím ↑ hoặc ↓ để đổi thứ tự.</p>
            </Sheet>
          )}
        </aside>
      </div>
      <form className="draft-save" onSubmit={() => setSent(draft)}>
        <input type="hidden" name="draftId" value={draftId} />
        <input type="hidden" name="revision" value={draft.revision} />
        <input type="hidden" name="decisionId" value={draft.decisionId} />
        <input type="hidden" name="form" value={JSON.stringify(draft.form)} />
        <p className="small" role="status">{isSaving || isSending ? 'Đang lưu…' : isDirty ? 'Có thay đổi chưa lưu. Máy này đang giữ giúp.' : `Đã lưu, lần ${draft.revision}.`}</p>
        <SubmitButton formAction={save} onClick={() => setLastAct('save')} pending={isSaving}>Lưu dự thảo</SubmitButton>
        <SubmitButton tone="primary" formAction={send} onClick={() => setLastAct('send')} pending={isSending} pendingWords="Đang trình…">Lưu và trình duyệt</SubmitButton>
        <LinkButton href={paths.procedureDraft(draftId)}>Xem dự thảo</LinkButton>
      </form>
    </>
  );
}
