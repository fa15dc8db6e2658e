import { Link } from '@/components/ui/link';
import type { ScoreLine } from '@/lib/domain/inspection/score';
import { formatNumber } from '@/lib/text/format';
import { shareWords } from '@/lib/text/inspection-finding-words';
import './heat.css';

export type HeatLine = { readonly key: string; readonly label: string; readonly href: string; readonly sectionHref: (section: string) => string; readonly whole: ScoreLine; readonly sections: ReadonlyMap<string, ScoreLine> };

/** From not judged (0) over all met (1) to half or more not met (5): the darker, the worse. */
function levelOf(share: number | null): number {
  if (share === null) return 0;
  return share === 1 ? 1 : share >= 0.9 ? 2 : share >= 0.75 ? 3 : share >= 0.5 ? 4 : 5;
}

/** The checklist of each unit by section: the score stands in every cell, so that it reads in grey and aloud; the darker, the more is not met. */
export function HeatTable({ caption, sections, lines }: { caption: string; sections: readonly { readonly section: string; readonly title: string }[]; lines: readonly HeatLine[] }) {
  return (
    <>
      <div className="tbl-scroll">
        <table className="check-heat">
          <caption className="vh">{caption}</caption>
          <thead><tr><th scope="col">Đơn vị</th>{sections.map(({ section, title }) => <th key={section} scope="col" title={title}>{section}</th>)}<th scope="col">Chung</th></tr></thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                <th scope="row"><Link href={line.href}>{line.label}</Link></th>
                {sections.map(({ section, title }) => {
                  const score = line.sections.get(section);
                  return <td key={section} data-level={levelOf(score?.share ?? null)}>{score && score.share !== null ? <Link href={line.sectionHref(section)} aria-label={`${line.label}, ${title}: ${shareWords(score.share)}`}>{shareWords(score.share)}</Link> : '–'}</td>;
                })}
                <td data-level={levelOf(line.whole.share)}><b>{shareWords(line.whole.share)}</b>{line.whole.unanswered > 0 && <span className="block">{formatNumber(line.whole.unanswered)} chưa trả lời</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <details className="mt-2">
        <summary>Tên các mục và số liệu</summary>
        <ul className="small">{sections.map(({ section, title }) => <li key={section}><b>{section}.</b> {title}</li>)}</ul>
        <div className="tbl-scroll">
          <table className="tbl">
            <caption className="vh">Số nội dung theo câu trả lời</caption>
            <thead><tr><th scope="col">Đơn vị</th><th scope="col" className="num">Đạt</th><th scope="col" className="num">Chưa đạt</th><th scope="col" className="num">Không áp dụng</th><th scope="col" className="num">Không kiểm tra</th><th scope="col" className="num">Chưa trả lời</th></tr></thead>
            <tbody>{lines.map(({ key, label, whole }) => <tr key={key}><th scope="row">{label}</th>{[whole.meets, whole.fails, whole.notApplicable, whole.notChecked, whole.unanswered].map((n, index) => <td key={index} className="num">{formatNumber(n)}</td>)}</tr>)}</tbody>
          </table>
        </div>
      </details>
    </>
  );
}
