import { formatBytes } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';

/** The papers that hang on a statement or a report. */
export function AttachedFiles({ files }: { files: readonly { readonly evidenceId: string; readonly name: string; readonly size: number }[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="small">
      {files.map(({ evidenceId, name, size }) => <li key={evidenceId}><a href={paths.evidenceFile(evidenceId)} target="_blank" rel="noreferrer">{name}</a> <span className="muted">{formatBytes(size)}</span></li>)}
    </ul>
  );
}
