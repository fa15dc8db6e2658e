import { Link } from '@/components/ui/link';
import { paths } from '@/lib/text/paths';

/** One dossier of a cell. `isOpen`: whether this person may open it; its code alone is no secret of the report. */
export type CellLine = { readonly code: string; readonly procedure: string; readonly unit: string; readonly why: string; readonly isOpen: boolean };

/** The dossiers of a cell, each with the rule that put it there. */
export function CellList({ lines }: { lines: readonly CellLine[] }) {
  return (
    <ol className="report-lines">
      {lines.map(({ code, procedure, unit, why, isOpen }) => (
        <li key={code}>
          <div>{isOpen ? <Link href={paths.dossier(code)} className="code">{code}</Link> : <span className="code">{code}</span>} <span className="report-line-what">{procedure}</span></div>
          <div className="small muted">{unit}. {why}.</div>
        </li>
      ))}
    </ol>
  );
}
