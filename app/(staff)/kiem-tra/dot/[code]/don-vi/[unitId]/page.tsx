import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { Sheet } from '@/components/ui/sheet';
import { readChecklistItems } from '@/lib/data/checklists';
import { listEarlierOf, listFindings } from '@/lib/data/findings';
import { listSealedAnswers } from '@/lib/data/inspection-auto-answers';
import { countUnitRecords, readComparedAnswers, readUnitAnswers, readUnitSheets } from '@/lib/data/unit-checklist';
import { answerChanges, heatOf } from '@/lib/domain/inspection/compare';
import { bySection, scoreOf } from '@/lib/domain/inspection/score';
import { dateColumn } from '@/lib/platform/clock';
import { formatNumber } from '@/lib/text/format';
import { SCORE_RULE, shareWords } from '@/lib/text/inspection-finding-words';
import { answerWords } from '@/lib/text/inspection-words';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { loadInspection } from '../../load';
import { ItemLine } from './item-line';
import { NotifyButton } from '../../../../phat-hien/notify-button';
import './unit.css';

export const metadata: Metadata = { title: 'Đơn vị được kiểm tra' };

export default async function InspectedUnitPage({ params }: { params: Promise<{ code: string; unitId: string }> }) {
  const actor = await staffPage('inspection:view');
  const { code, unitId } = await params;
  const { agencyId } = actor;
  const { inspection, units, may, isWhole: isOfAgency } = await loadInspection(actor, code);
  const unit = units.find((one) => one.unitId === unitId);
  if (!unit) notFound();
  const [items, answers, sealed, sheets, counts, findings, earlier, compared] = await Promise.all([
    readChecklistItems(agencyId, inspection.checklistVersionId), readUnitAnswers(agencyId, inspection.id, unit.unitId), listSealedAnswers(agencyId, inspection.id, unit.unitId), readUnitSheets(agencyId, inspection.id, unit.unitId), countUnitRecords(agencyId, inspection.id, unit.unitId),
    listFindings(agencyId, { inspectionId: inspection.id, unitId: unit.unitId, toldUnitIds: isOfAgency ? null : units.map((one) => one.unitId) }), listEarlierOf(agencyId, unit.unitId, dateColumn(inspection.siteFrom)), readComparedAnswers(agencyId, [unit.unitId]),
  ]);
  const mayAnswer = may('record', unit.unitId);
  const score = scoreOf(new Map(answers.map(({ itemKey, answer }) => [itemKey, answer])), items);
  const waiting = items.filter(({ itemKey }) => sealed.some((one) => one.itemKey === itemKey) && !answers.some((one) => one.itemKey === itemKey)).length;
  const years = heatOf(compared).rows;
  const repeats = new Set(earlier.map(({ itemKey }) => itemKey));
  const { whole } = score;
  const former = compared.find((one) => one.inspectionId !== inspection.id && one.siteFrom < inspection.siteFrom);
  const changes = former ? answerChanges(compared.filter(({ inspectionId }) => inspectionId === former.inspectionId), compared.filter(({ inspectionId }) => inspectionId === inspection.id)).filter(({ before, after }) => before !== null && after !== null) : [];
  return (
    <>
      <h2 className="unit-title">{unit.name}</h2>
      <div className="unit-layout">
        <div>
          {bySection(items).map(({ section, title, items: own }) => {
            const line = score.sections.find((one) => one.section === section);
            return (
              <Sheet key={section} id={`muc-${section}`} title={`${section}. ${title}`} aside={line && `${shareWords(line.share)}, ${formatNumber(line.items - line.unanswered)} trên ${formatNumber(line.items)} đã trả lời`} className="mb-3">
                <ol className="unit-items">
                  {own.map((item) => (
                    <ItemLine
                      key={item.itemKey} code={inspection.code} unitId={unit.unitId} item={item} held={answers.find((one) => one.itemKey === item.itemKey) ?? null} sealed={sealed.find((one) => one.itemKey === item.itemKey) ?? null}
                      findings={findings.filter((one) => one.itemKey === item.itemKey && one.state !== 'withdrawn')} isRepeat={repeats.has(item.itemKey)} mayAnswer={mayAnswer} isOfAgency={isOfAgency}
                    />
                  ))}
                </ol>
              </Sheet>
            );
          })}
        </div>
        <div>
          <Sheet title="Điểm bảng kiểm" rule="ink" className="mb-3">
            <p className="score-figures"><b>{shareWords(whole.share)}</b><span>{formatNumber(whole.meets)} đạt, {formatNumber(whole.fails)} chưa đạt</span></p>
            <DescriptionList layout="figures" items={[{ term: 'Không áp dụng', value: formatNumber(whole.notApplicable) }, { term: 'Không kiểm tra', value: formatNumber(whole.notChecked) }, { term: 'Chưa trả lời', value: formatNumber(whole.unanswered) }, ...(waiting > 0 ? [{ term: 'Trong đó chờ xác nhận', value: formatNumber(waiting) }] : [])]} />
            <p className="small muted mt-2">{SCORE_RULE}</p>
          </Sheet>
          {mayAnswer && <Notice className="mb-3">Bấm một câu trả lời là lưu. Bàn phím: 1 đến 4 để trả lời, mũi tên lên xuống để chuyển nội dung.</Notice>}
          <Sheet title="Phát hiện" aside={formatNumber(findings.length)} className="mb-3">
            {findings.length === 0 ? <p className="muted">Chưa có phát hiện nào.</p> : <ul>{findings.map((finding) => <li key={finding.id} className="py-1"><Link href={paths.finding(finding.id)}>{finding.number === null ? 'Chưa thông báo' : `Số ${finding.number}`}</Link>: {finding.facts.length > 120 ? `${finding.facts.slice(0, 120)}…` : finding.facts}</li>)}</ul>}
            {mayAnswer && <div className="acts mt-3"><NotifyButton code={inspection.code} unitId={unit.unitId} count={findings.filter(({ state }) => state === 'recorded').length} /><LinkButton href={paths.newFinding(inspection.code, { 'don-vi': unit.unitId })}>Lập phát hiện ngoài bảng kiểm</LinkButton></div>}
          </Sheet>
          {isOfAgency && (
            <Sheet title="Phiếu kiểm tra hồ sơ" aside={formatNumber(sheets.length)} className="mb-3">
              {sheets.length === 0 ? <p className="muted">Chưa có phiếu nào.</p> : (
                <ul>
                  {sheets.map((sheet) => (
                    <li key={sheet.dossierCode} className="py-1">
                      <span className="code">{sheet.dossierCode}</span>: {formatNumber(sheet.meets)} đạt, {formatNumber(sheet.fails)} chưa đạt<span className="block small muted">{sheet.byNames}</span>
                      {mayAnswer && sheet.fails > 0 && <Link className="small" href={paths.newFinding(inspection.code, { 'don-vi': unit.unitId, phieu: sheet.dossierCode, nguon: 'sheet' })}>Lập phát hiện từ phiếu này</Link>}
                    </li>
                  ))}
                </ul>
              )}
            </Sheet>
          )}
          <Sheet title="Xem thêm" className="mb-3">
            <ul>
              {isOfAgency && <li>{formatNumber(counts.notes)} ghi chú, {formatNumber(counts.interviews)} buổi trao đổi, {formatNumber(counts.scans)} mã đã quét, {formatNumber(counts.photos)} ảnh</li>}
              {isOfAgency && <li><Link href={paths.inspectionPart(inspection.code, 'mau')}>Mẫu hồ sơ</Link></li>}
              {isOfAgency && <li><Link href={paths.inspectionPart(inspection.code, 'tu-dong')}>Câu trả lời tự động</Link></li>}
              <li><Link href={paths.inspectionPart(inspection.code, 'bien-ban')}>Biên bản</Link></li>
              <li><Link href={paths.inspectionPart(inspection.code, 'tu-kiem-tra')}>Báo cáo tự kiểm tra</Link></li>
              <li><Link href={paths.inspectionPart(inspection.code, 'kien-nghi')}>Kiến nghị</Link></li>
            </ul>
          </Sheet>
          {years.length > 1 && (
            <Sheet title="So với các đợt khác" className="mb-3">
              <DescriptionList layout="figures" items={years.map(({ of, whole: line }) => ({ key: of.inspectionId, term: of.inspectionId === inspection.id ? `${of.code}, đợt này` : <Link href={paths.inspectedUnit(of.code, unit.unitId)}>{of.code}</Link>, value: shareWords(line.share) }))} />
              {former && changes.length > 0 && (
                <details className="mt-2">
                  <summary>{formatNumber(changes.length)} nội dung trả lời khác đợt {former.code}</summary>
                  <ul className="small">{changes.map(({ itemKey, before, after }) => { const item = items.find((one) => one.itemKey === itemKey); return <li key={itemKey} className="py-1"><a href={`#${itemKey}`}>Nội dung {item?.number}</a>: {before && answerWords[before].toLowerCase()}, nay {after && answerWords[after].toLowerCase()}</li>; })}</ul>
                </details>
              )}
            </Sheet>
          )}
        </div>
      </div>
    </>
  );
}
