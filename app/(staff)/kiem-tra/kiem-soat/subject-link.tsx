import { Link } from '@/components/ui/link';
import { dossierCodeOf } from '@/lib/domain/inspection/rules/rule';
import { paths } from '@/lib/text/paths';

/** What breaks a rule, as a link to where it is seen. */
export function SubjectLink({ subject, unitName }: { subject: string; unitName: string | null }) {
  const code = dossierCodeOf(subject);
  if (code !== null) return <Link href={paths.dossier(code)} className="code">{code}</Link>;
  const [thing = '', key = ''] = [subject.slice(0, subject.indexOf(':')), subject.slice(subject.indexOf(':') + 1)];
  switch (thing) {
    case 'procedure': return <Link href={paths.procedure(key.split('@')[0] ?? key)} className="code">{key.split('@')[0]}</Link>;
    case 'feedback': return <Link href={paths.feedbackItem(key)} className="code">{key}</Link>;
    case 'recommendation': return <Link href={paths.recommendation(key)}>Kiến nghị kiểm tra</Link>;
    case 'report': return <Link href={paths.reports()}>Báo cáo định kỳ</Link>;
    case 'book': return <>Sổ, số thứ tự</>;
    case 'paper': return <>Phiếu cấp tại quầy, không có hồ sơ</>;
    case 'unit': return <>{unitName ?? 'Đơn vị'}</>;
    default: return <span className="code">{key}</span>;
  }
}
