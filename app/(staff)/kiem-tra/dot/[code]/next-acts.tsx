import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Actor } from '@/lib/domain/access/can';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { personRefusal } from '@/lib/domain/inspection/may-act';
import { inspectionActWords } from '@/lib/text/inspection-words';
import { paths } from '@/lib/text/paths';
import { ActForm } from './act-form';
import { cancelAction, closeAction, issuePlanAction, notifyAction, openAction, publishAction, reopenAction, endSiteAction } from './actions';
import type { LoadedInspection } from './load';
import { signedFields } from './signed-fields';

/** What this person can do with the inspection now, each as a form, from the table of acts; and why not, where only the second person may. */
export function NextActs({ actor, loaded, today }: { actor: Actor; loaded: LoadedInspection; today: PlainDate }) {
  const { inspection, may, standing } = loaded;
  const { code, version, stage } = inspection;
  const hidden = { code, version };
  const elsewhere = [
    ...(may('decide-team') && stage === 'planned' ? [{ act: 'decide-team' as const, part: 'doan' }] : []),
    ...(may('report') ? [{ act: 'report' as const, part: 'bao-cao' }] : []),
    ...(may('conclude') ? [{ act: 'conclude' as const, part: 'ket-luan' }] : []),
    ...(may('offer-minutes') && stage === 'on-site' ? [{ act: 'offer-minutes' as const, part: 'bien-ban' }] : []),
  ];
  const isOwnPlan = stage === 'drafting' && personRefusal(actor, standing, 'issue-plan') === 'SamePerson';
  return (
    <>
      {(elsewhere.length > 0 || may('revise')) && (
        <div className="acts mb-3">
          {elsewhere.map(({ act, part }, index) => <LinkButton key={act} href={paths.inspectionPart(code, part)} tone={index === 0 ? 'primary' : 'secondary'}>{inspectionActWords[act]}</LinkButton>)}
          {may('revise') && <LinkButton href={paths.revisePlan(code)}>{inspectionActWords.revise}</LinkButton>}
        </div>
      )}
      {isOwnPlan && <Notice className="mb-3">Bạn đã soạn kế hoạch này nên người khác ban hành.</Notice>}
      {may('issue-plan') && <ActForm act="issue-plan" open action={issuePlanAction} hidden={hidden} fields={signedFields(actor, today, '799/KH-BQL')} confirm={{ title: 'Ban hành kế hoạch kiểm tra?', consequence: 'Kế hoạch có số, không sửa được nữa. Cần thay đổi thì hủy đợt này và lập đợt khác.' }} />}
      {may('notify') && (
        <ActForm
          act="notify" open action={notifyAction} hidden={hidden}
          say="Đơn vị được kiểm tra xem được đợt này từ khi có thông báo. Trưởng đơn vị nhận tin trong ứng dụng, được đề nghị nộp báo cáo tự kiểm tra."
          fields={[...signedFields(actor, today, '801/TB-BQL'), { kind: 'date', name: 'selfReportDueOn', label: 'Hạn nộp báo cáo tự kiểm tra', value: inspection.selfReportDueOn ?? '' }]}
          confirm={{ title: 'Gửi thông báo cho đơn vị?', consequence: 'Các đơn vị được kiểm tra sẽ thấy đợt kiểm tra này. Không rút lại được thông báo đã gửi.' }}
        />
      )}
      {may('open') && <ActForm act="open" open action={openAction} hidden={hidden} fields={[]} say="Ghi nhận buổi công bố quyết định. Từ lúc này đoàn ghi được kết quả tại đơn vị." confirm={{ title: 'Bắt đầu kiểm tra tại đơn vị?', consequence: 'Đợt kiểm tra chuyển sang bước đang kiểm tra tại đơn vị.' }} />}
      {may('end-site') && <ActForm act="end-site" action={endSiteAction} hidden={hidden} fields={[{ kind: 'date', name: 'endedOn', label: 'Ngày kết thúc tại đơn vị', value: today, hint: 'Kết luận phải ban hành trong 15 ngày làm việc kể từ ngày này.' }]} confirm={{ title: 'Kết thúc kiểm tra tại đơn vị?', consequence: 'Sau bước này không lập lại được biên bản.' }} />}
      {may('publish') && <ActForm act="publish" action={publishAction} hidden={hidden} fields={signedFields(actor, today, '812/TB-BQL', { isOptional: true, signer: false })} confirm={{ title: 'Công khai kết luận?', consequence: 'Mọi người đọc được kết luận trên trang công khai. Sau đó chỉ thay đổi bằng bản đính chính.' }} />}
      {may('close') && <ActForm act="close" action={closeAction} hidden={hidden} say="Chỉ kết thúc khi mọi kiến nghị đã được xác minh hoặc đã rút." fields={signedFields(actor, today, '820/TB-BQL', { isOptional: true, signer: false })} />}
      {may('reopen') && <ActForm act="reopen" action={reopenAction} hidden={hidden} fields={[{ kind: 'area', name: 'reason', label: 'Lý do mở lại' }]} />}
      {may('cancel') && <ActForm act="cancel" action={cancelAction} hidden={hidden} tone="danger" fields={[{ kind: 'area', name: 'reason', label: 'Lý do hủy' }]} confirm={{ title: `Hủy đợt kiểm tra ${code}?`, consequence: 'Đợt này dừng hẳn, không mở lại được. Những gì đã ghi vẫn được giữ.' }} />}
    </>
  );
}
