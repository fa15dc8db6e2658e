'use client';

import { useRef, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { formatBytes } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { fileFault, ONLINE_WORDS } from '@/lib/text/public/online';

export type SlotFile = { readonly fileId: string; readonly name: string; readonly size: number; readonly href: string };
export type SlotProblem = { readonly name: string; readonly refusal: string };

type UploadSlotProps = { lang: Lang; slot: string; title: ReactNode; note?: ReactNode; files: readonly SlotFile[]; problems: readonly SlotProblem[]; error?: string | null; accept?: string };

const TYPES = '.pdf,.jpg,.jpeg,.png,.docx';

/** One paper with its files. Without a script the button sends what was chosen; with one, choosing is enough. */
export function UploadSlot({ lang, slot, title, note, files, problems, error, accept = TYPES }: UploadSlotProps) {
  const words = ONLINE_WORDS[lang];
  const send = useRef<HTMLButtonElement>(null);
  const id = `o-tep-${slot}`;
  return (
    <li className="upload-slot" id={`tep-${slot}`}>
      <label htmlFor={id} className="upload-title">
        {title}
      </label>
      {note && <p className="small muted">{note}</p>}
      {files.length === 0 && <p className="small muted">{words.noFile}</p>}
      {files.length > 0 && (
        <ul className="upload-files">
          {files.map((file) => (
            <li key={file.fileId}>
              <span>
                <a href={file.href} target="_blank" rel="noreferrer">
                  {file.name}
                </a>{' '}
                <span className="muted">{formatBytes(file.size, lang)}</span>
              </span>
              <Button type="submit" name="viec" value={`xoa.${file.fileId}`} tone="quiet" aria-label={words.removeOf(file.name)}>
                {words.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {problems.map((problem, index) => (
        <p key={index} className="field-error" role="alert">
          {problem.name === '' ? fileFault(problem.refusal, lang) : words.rejected(problem.name, fileFault(problem.refusal, lang))}
        </p>
      ))}
      {error && problems.length === 0 && (
        <p className="field-error" id={`${id}-loi`}>
          {error}
        </p>
      )}
      <p className="upload-choose">
        <input
          type="file" multiple id={id} name={`tep.${slot}`} accept={accept} aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-loi` : undefined}
          onChange={(event) => {
            if (event.target.files && event.target.files.length > 0) event.target.form?.requestSubmit(send.current);
          }}
        />
        <Button type="submit" name="viec" value={`tai.${slot}`} ref={send}>
          {words.upload}
        </Button>
      </p>
    </li>
  );
}
