import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Tag } from '@/components/ui/tag';
import { UnverifiedFlag } from '@/components/ui/unverified-flag';
import { findChecklist, listChecklists } from '@/lib/data/checklists';
import { can } from '@/lib/domain/access/can';
import { checklistChanges, isInForceOn, type ChecklistChange } from '@/lib/domain/inspection/checklist';
import { ITEM_RULES } from '@/lib/domain/inspection/rules';
import { bySection } from '@/lib/domain/inspection/score';
import { today } from '@/lib/platform/clock';
import { formatDate, formatNumber } from '@/lib/text/format';
import { checklistStateWords, SCORE_RULE } from '@/lib/text/inspection-finding-words';
import { itemRuleWords } from '@/lib/text/inspection-rule-words';
import { paths } from '@/lib/text/paths';
import { checklistHash } from '@/lib/usecases/inspection/approve-checklist';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { ApproveForm, CopyButton, DiscardForm, HeadForm, ItemForm, QuestionForm, RowActs } from '../forms';
import '../checklist.css';

export const metadata: Metadata = { title: 'Bảng kiểm' };

const CHANGE_WORDS: Readonly<Record<ChecklistChange['kind'], string>> = { added: 'Thêm', removed: 'Bỏ', changed: 'Sửa' };

export default async function ChecklistPage({ params, searchParams }: { params: Promise<{ number: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('inspection:view');
  const [{ number }, query] = [await params, await searchParams];
  const version = /^\d{1,6}$/.test(number) ? await findChecklist(actor.agencyId, Number(number)) : null;
  if (!version) notFound();
  const isEditable = version.state === 'draft' && can(actor, 'checklist:edit');
  const versions = await listChecklists(actor.agencyId);
  const on = today();
  const beforeHead = versions.find((one) => one.number < version.number);
  const before = beforeHead ? await findChecklist(actor.agencyId, beforeHead.number) : null;
  const changes = before ? checklistChanges(before.items, version.items) : [];
  const [editing, asking] = [queryText(query.sua), queryText(query.cau)];
  const draft = { number: version.number, revision: version.revision };
  const options = ITEM_RULES.map(({ id }) => ({ value: id, label: `${id}: ${itemRuleWords(id).title}` }));
  const sections = bySection(version.items);
  const hash = version.state === 'draft' ? null : checklistHash(version.items, version.questions);
  const standing = version.state === 'draft' ? checklistStateWords.draft : isInForceOn(version, on) ? checklistStateWords['in-force'] : version.validFrom !== null && version.validFrom > on ? 'Sắp áp dụng' : checklistStateWords.ended;
  return (
    <>
      <PageHeader
        title={version.title}
        crumbs={[{ label: 'Kiểm tra', href: paths.inspections() }, { label: 'Bảng kiểm', href: paths.checklists() }]}
        meta={<>Bản số {version.number} <Tag tone={version.state === 'draft' ? 'warning' : isInForceOn(version, on) ? 'success' : 'plain'}>{standing}</Tag></>}
        actions={can(actor, 'checklist:edit') && version.state !== 'draft' && !versions.some(({ state }) => state === 'draft') && <CopyButton number={version.number} />}
      />
      {hash !== null && hash !== version.sha256 && <Notice tone="error" title="Nội dung không khớp với dấu đã chốt" className="mb-3">Bản đang áp dụng đã bị sửa ngoài ứng dụng. Đối chiếu với nhật ký trước khi dùng.</Notice>}
      <div className="checklist-layout">
        <div>
          {sections.map(({ section, title, items }) => (
            <Sheet key={section} title={`${section}. ${title}`} aside={`${formatNumber(items.length)} nội dung`} className="mb-3">
              <ol className="checklist-items">
                {items.map((item, index) => (
                  <li key={item.itemKey} id={item.itemKey}>
                    {isEditable && editing === item.itemKey ? <ItemForm {...draft} item={item} section={null} rules={options} /> : (
                      <>
                        <p><span className="checklist-number">{item.number}</span>{item.question}</p>
                        <p className="small muted checklist-basis">{item.legalBasis} {!item.isBasisVerified && <UnverifiedFlag />}{item.autoRule && <> <Tag tone="accent">Tự động trả lời</Tag></>}{item.weight !== 1 && <> Trọng số {item.weight}</>}</p>
                        {isEditable && <RowActs {...draft} kind="item" of={item.itemKey} label={`nội dung ${item.number}`} isFirst={index === 0} isLast={index === items.length - 1} editHref={`${paths.checklistEdit(version.number, { sua: item.itemKey })}#${item.itemKey}`} />}
                      </>
                    )}
                  </li>
                ))}
              </ol>
            </Sheet>
          ))}
          {isEditable && (
            <details className="sheet mb-3" id="them-noi-dung"><summary><b>Thêm nội dung kiểm tra</b></summary><ItemForm {...draft} item={null} section={sections.at(-1) ?? null} rules={options} /></details>
          )}
          <Sheet title="Phiếu kiểm tra hồ sơ" aside={`${formatNumber(version.questions.length)} câu hỏi`} className="mb-3">
            <ol className="checklist-items">
              {version.questions.map((question, index) => (
                <li key={question.code} id={question.code}>
                  {isEditable && asking === question.code ? <QuestionForm {...draft} question={question} /> : (
                    <>
                      <p><span className="checklist-number">{question.code}</span>{question.question}</p>
                      {isEditable && <RowActs {...draft} kind="question" of={question.code} label={`câu ${question.code}`} isFirst={index === 0} isLast={index === version.questions.length - 1} editHref={`${paths.checklistEdit(version.number, { cau: question.code })}#${question.code}`} />}
                    </>
                  )}
                </li>
              ))}
            </ol>
            {isEditable && <QuestionForm {...draft} question={null} />}
          </Sheet>
        </div>
        <div className="checklist-aside">
          <Sheet title="Bản này" className="mb-3">
            <DescriptionList
              items={[
                { term: 'Áp dụng', value: version.validFrom === null ? 'chưa áp dụng' : version.validTo === null ? `từ ${formatDate(version.validFrom)}` : `${formatDate(version.validFrom)} đến ${formatDate(version.validTo)}` },
                { term: 'Căn cứ', value: version.basis },
                { term: 'Nội dung', value: `${formatNumber(version.items.length)}, tự động trả lời ${formatNumber(version.autoCount)}` },
                { term: 'Đợt kiểm tra', value: formatNumber(version.inspections) },
                { term: 'Người soạn', value: version.createdByName },
                { term: 'Người duyệt', value: version.approvedByName },
                { term: 'Dấu đã chốt', value: version.sha256 && <span className="code">{version.sha256.slice(0, 16)}…</span> },
              ]}
            />
          </Sheet>
          <Sheet title="Cách tính điểm" className="mb-3"><p>{SCORE_RULE}</p></Sheet>
          {before && (
            <Sheet title={`So với bản số ${before.number}`} aside={changes.length === 0 ? 'không đổi' : `${formatNumber(changes.length)} thay đổi`} className="mb-3">
              {changes.length > 0 && <ul className="checklist-changes">{changes.map((change) => <li key={change.itemKey}><b>{CHANGE_WORDS[change.kind]} {change.number}.</b> {change.question}</li>)}</ul>}
            </Sheet>
          )}
          {isEditable && <Sheet title="Tên và căn cứ" className="mb-3"><HeadForm {...draft} title={version.title} basis={version.basis} /></Sheet>}
          {version.state === 'draft' && can(actor, 'checklist:approve') && <Sheet title="Duyệt" className="mb-3"><ApproveForm {...draft} today={on} /></Sheet>}
          {isEditable && <DiscardForm {...draft} />}
        </div>
      </div>
    </>
  );
}
